package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.drumlin.auth.Administration;
import org.drumlin.job.Json;
import org.drumlin.store.JobStore;
import org.drumlin.store.QueueEntry;

/** What the administrator's page shows: who waits for what, which servers there are, the disk. */
record Overview(JobStore store, Administration people, ServerBoard board, Path data) {

  ObjectNode now() {
    ObjectNode all = Json.object();
    try {
      ArrayNode queue = all.putArray("queue");
      store.queue().forEach(entry -> queue.add(line(entry)));
      all.set("workers", board.seen());
      FileStore disk = Files.getFileStore(data);
      all.putObject("disk")
          .put("total", disk.getTotalSpace())
          .put("used", disk.getTotalSpace() - disk.getUnallocatedSpace())
          .put("free", disk.getUsableSpace());
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode line(QueueEntry entry) {
    String name = people.find(entry.owner()).map(found -> found.user().name()).orElse("");
    return Json.object()
        .put("user", entry.owner())
        .put("name", name)
        .put("queued", entry.queued())
        .put("running", entry.running())
        .put("oldest", entry.oldest().map(Instant::toString).orElse(null));
  }
}
