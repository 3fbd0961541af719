package org.drumlin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.drumlin.http.Readiness;
import org.drumlin.store.JobStore;
import org.drumlin.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether store, folder and disk do what is asked of them. */
record ServerChecks(JobStore store, Path data) implements Readiness {
  private static final Logger LOG = LoggerFactory.getLogger(ServerChecks.class);

  /** Room for some results and the store's own growth. */
  private static final long LEAST_ROOM = 256L << 20;

  @Override
  public Map<String, String> check() {
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("store", storeAnswers());
    checks.put("folder", folderIsWritable());
    checks.put("disk", diskHasRoom());
    return checks;
  }

  private String storeAnswers() {
    try {
      store.lastSequence();
      return "";
    } catch (StoreException e) {
      LOG.warn("not ready: the store does not answer", e);
      return "the store does not answer";
    }
  }

  private String folderIsWritable() {
    try {
      Files.delete(Files.createTempFile(data, "ready-", ".tmp"));
      return "";
    } catch (IOException e) {
      LOG.warn("not ready: {} is not writable", data, e);
      return "the data folder is not writable";
    }
  }

  private String diskHasRoom() {
    try {
      long room = Files.getFileStore(data).getUsableSpace();
      return room >= LEAST_ROOM ? "" : "less than " + (LEAST_ROOM >> 20) + " MB are free";
    } catch (IOException e) {
      LOG.warn("not ready: the disk's room is not known", e);
      return "the disk's room is not known";
    }
  }
}
