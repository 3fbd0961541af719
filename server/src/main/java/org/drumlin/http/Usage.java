package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drumlin.auth.Quota;
import org.drumlin.auth.User;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.store.FolderTree;
import org.drumlin.store.JobStore;

/**
 * What users take up. The size of an ended job's folder is measured once, that of one at work each
 * time it is asked for.
 */
final class Usage {
  private final JobStore store;
  private final Path jobs;
  private final Map<String, Long> ended = new ConcurrentHashMap<>();

  Usage(JobStore store, Path jobs) {
    this.store = store;
    this.jobs = jobs;
  }

  /** Jobs kept. */
  int jobs(User user) {
    return store.list(user.id()).size();
  }

  /** Bytes of a user's job folders. */
  long disk(User user) throws IOException {
    long sum = 0;
    for (Job job : store.list(user.id())) {
      sum += size(job);
    }
    return sum;
  }

  /** A job is gone. */
  void forget(String id) {
    ended.remove(id);
  }

  /** What a user may take up, and does; a limit that is none is null. */
  ObjectNode toJson(User user, Quota quota) throws IOException {
    List<Job> all = store.list(user.id());
    long disk = 0;
    for (Job job : all) {
      disk += size(job);
    }
    ObjectNode node = Json.object();
    node.put("jobs", quota.jobs() == Integer.MAX_VALUE ? null : quota.jobs());
    node.put("jobs_used", all.size());
    node.put("disk", limit(quota.disk()));
    node.put("disk_used", disk);
    return node.put("upload", limit(quota.upload()));
  }

  private static @org.jspecify.annotations.Nullable Long limit(long bytes) {
    return bytes == Long.MAX_VALUE ? null : bytes;
  }

  private long size(Job job) throws IOException {
    Long known = ended.get(job.id());
    if (known != null) {
      return known;
    }
    long size = FolderTree.size(jobs.resolve(job.id()));
    if (job.state().ended()) {
      ended.put(job.id(), size);
    }
    return size;
  }
}
