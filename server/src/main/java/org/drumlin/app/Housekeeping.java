package org.drumlin.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.drumlin.executor.JobFolders;
import org.drumlin.store.ContentStore;
import org.drumlin.store.FolderTree;
import org.drumlin.store.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody will ask for any more: folders of jobs that were never acknowledged or are
 * deleted, uploads that were not used for long, the oldest events.
 *
 * @param youngest how old such a folder is at least: where several servers share the data, another
 *     one may be filling it for a job that its store does not know yet
 */
record Housekeeping(JobStore store, JobFolders folders, ContentStore files, Duration youngest) {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration KEEP_UPLOADS = Duration.ofDays(30);
  private static final int KEEP_EVENTS = 20_000;

  /** Fewer than that a crash may leave; more of them mean that the store is another one. */
  private static final int MANY = 20;

  void tidy() throws IOException {
    Files.createDirectories(folders.root());
    List<Path> orphans = new ArrayList<>();
    int known = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folders.root())) {
      for (Path folder : all) {
        if (store.find(String.valueOf(folder.getFileName())).isPresent()) {
          known++;
        } else if (old(folder)) {
          orphans.add(folder);
        }
      }
    }
    if (orphans.size() > MANY && orphans.size() > known) {
      LOG.error(
          "of the jobs' folders in {} the store knows {}, and {} it does not; none is removed. Is it"
              + " the right store?",
          folders.root(),
          known,
          orphans.size());
      return;
    }
    for (Path folder : orphans) {
      LOG.info("{} belongs to no job; removed", folder);
      FolderTree.delete(folder);
    }
    files.dropOlderThan(Instant.now().minus(KEEP_UPLOADS), Instant.now().minus(youngest));
    store.trimEvents(KEEP_EVENTS);
  }

  /** The folder's time is that of its last new entry: one that is being filled is young. */
  private boolean old(Path folder) throws IOException {
    try {
      Instant changed = Files.getLastModifiedTime(folder).toInstant();
      return !changed.isAfter(Instant.now().minus(youngest));
    } catch (NoSuchFileException e) {
      return false; // another server was here first
    }
  }
}
