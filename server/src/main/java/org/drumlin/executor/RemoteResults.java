package org.drumlin.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Durable;
import org.drumlin.job.FileEntry;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;

/**
 * Brings an ended job's files from a server into an attempt's folder. A file that is there whole is
 * not fetched again, so after a break it goes on with the next.
 */
final class RemoteResults {
  private static final String LAST = "exit.json";
  private static final List<String> OUTPUTS =
      List.of("result.json", "run.json", "samples.csv.gz", "checkpoint.bin");
  private static final List<String> LOGS = List.of("progress.jsonl", "runner.log");

  private final ServerClient server;
  private final AttemptFolder into;

  RemoteResults(ServerClient server, AttemptFolder into) {
    this.server = server;
    this.into = into;
  }

  /**
   * Fetches them.
   *
   * @param job as the server has it, ended
   * @return false when the server has not put them in their place yet
   */
  boolean fetch(Job job) throws ServerException, IOException {
    Map<String, Long> there =
        server.files(job.id()).stream().collect(Collectors.toMap(FileEntry::name, FileEntry::size));
    boolean result = job.state() == JobState.FINISHED || job.state() == JobState.STOPPED;
    if (result && !there.containsKey(LAST)) {
      return false;
    }
    into.create();
    for (String name : OUTPUTS) {
      if (there.containsKey(name)) {
        file(job.id(), name, name, there.get(name));
      }
    }
    for (String name : LOGS) {
      String path = "attempt-" + job.attempt() + "/" + name;
      if (there.containsKey(path)) {
        file(job.id(), path, name, there.get(path));
      }
    }
    return true;
  }

  private void file(String job, String path, String name, long size)
      throws ServerException, IOException {
    Path whole = into.path().resolve(name);
    if (Files.exists(whole) && Files.size(whole) == size) {
      return;
    }
    Path part = into.path().resolve("." + name + ".tmp");
    server.download(job, path, part);
    if (Files.size(part) != size) {
      throw new IOException(name + " came with " + Files.size(part) + " bytes instead of " + size);
    }
    if (name.endsWith(".json")) {
      Json.readObject(Files.readAllBytes(part));
    }
    Durable.move(part, whole);
  }
}
