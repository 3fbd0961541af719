package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.drumlin.job.Json;
import org.drumlin.store.JobStore;

/** What the administrator's page shows: who waits for what, which servers there are, the disk. */
record Overview(JobStore store, ServerBoard board, Path data) {

  ObjectNode now() {
    ObjectNode all = Json.object();
    try {
      all.set("queue", Json.array());
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
}
