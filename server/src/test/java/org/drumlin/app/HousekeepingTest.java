package org.drumlin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.drumlin.executor.JobFolders;
import org.drumlin.job.Job;
import org.drumlin.store.ContentStore;
import org.drumlin.store.FolderTree;
import org.drumlin.store.NewJob;
import org.drumlin.store.SqliteJobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HousekeepingTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path data;
  private SqliteJobStore store;

  @BeforeEach
  void open() {
    store = SqliteJobStore.open(data, InstantSource.system());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path folder(String id, Duration age) throws IOException {
    Path folder = Files.createDirectories(data.resolve("jobs").resolve(id));
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
    return folder;
  }

  private void tidy() throws IOException {
    new Housekeeping(
            store,
            new JobFolders(data.resolve("jobs")),
            new ContentStore(data.resolve("files"), 1000),
            HOUR)
        .tidy();
  }

  @Test
  void onlyOldFoldersOfNobodysJobsGo() throws Exception {
    store.submit(new NewJob("mine", "u", "t", "lm", List.of(), Optional.empty(), "d", Job.HERE, 0));
    Path mine = folder("mine", HOUR.multipliedBy(50));
    Path fresh = folder("being-filled-by-another-server", Duration.ZERO);
    Path orphan = folder("orphan", HOUR.plusMinutes(1));
    tidy();
    assertTrue(Files.exists(mine));
    assertTrue(Files.exists(fresh));
    assertFalse(Files.exists(orphan));
  }

  @Test
  void aStoreThatKnowsNothingIsNotBelieved() throws Exception {
    for (int i = 0; i < 30; i++) {
      folder("job-" + i, HOUR.multipliedBy(50));
    }
    tidy();
    try (var all = Files.list(data.resolve("jobs"))) {
      assertEquals(30, all.count(), "it may be the wrong store");
    }
  }

  @Test
  void restsOfUploadsGoWhenNobodyCanBeSendingThemAnyMore() throws Exception {
    Path files = Files.createDirectories(data.resolve("files"));
    Path fresh = Files.writeString(files.resolve("upload-1.tmp"), "x");
    Path old = Files.writeString(files.resolve("upload-2.tmp"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(HOUR).minusSeconds(60)));
    tidy();
    assertEquals(List.of("upload-1.tmp"), FolderTree.names(files));
    assertTrue(Files.exists(fresh));
  }
}
