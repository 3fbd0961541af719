package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drumlin.auth.Quota;
import org.drumlin.auth.User;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.store.FolderTree;
import org.drumlin.store.JobStore;
import org.jspecify.annotations.Nullable;

/**
 * What users take up. The size of an ended job's folder is measured once; a user's sum is good for
 * some seconds, for a thousand submissions in a row must not measure a thousand folders each.
 */
final class Usage {
  private static final long GOOD_FOR = Duration.ofSeconds(10).toNanos();

  private final JobStore store;
  private final Path jobs;
  private final Map<String, Long> ended = new ConcurrentHashMap<>();
  private final Map<String, Sum> sums = new ConcurrentHashMap<>();

  Usage(JobStore store, Path jobs) {
    this.store = store;
    this.jobs = jobs;
  }

  private record Sum(long bytes, long at) {}

  /** Jobs kept. */
  int jobs(User user) {
    return store.count(user.id());
  }

  /** Bytes of a user's job folders, some seconds old at most. */
  long disk(User user) throws IOException {
    Sum known = sums.get(user.id());
    return known != null && System.nanoTime() - known.at() < GOOD_FOR
        ? known.bytes()
        : measure(user);
  }

  /** A job is gone. */
  void forget(User user, String id) {
    ended.remove(id);
    sums.remove(user.id());
  }

  /** What a user may take up, and does now; a limit that is none is null. */
  ObjectNode toJson(User user, Quota quota) throws IOException {
    ObjectNode node = Json.object();
    node.put("jobs", quota.jobs() == Integer.MAX_VALUE ? null : quota.jobs());
    node.put("jobs_used", jobs(user));
    node.put("disk", limit(quota.disk()));
    node.put("disk_used", measure(user));
    return node.put("upload", limit(quota.upload()));
  }

  private static @Nullable Long limit(long bytes) {
    return bytes == Long.MAX_VALUE ? null : bytes;
  }

  private long measure(User user) throws IOException {
    long sum = 0;
    for (Job job : store.list(user.id())) {
      sum += size(job);
    }
    sums.put(user.id(), new Sum(sum, System.nanoTime()));
    return sum;
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
