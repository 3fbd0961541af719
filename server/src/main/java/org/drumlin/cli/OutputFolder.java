package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.drumlin.job.JobFolder;
import org.drumlin.store.FolderTree;

/** Where a fit from the command line goes: a new job folder, or the place of an earlier one. */
final class OutputFolder {
  static final String REPORT = "report.html";

  /** What a fit puts there, and nothing else, is removed before the next. */
  private static final Set<String> OURS =
      Set.of(
          "job.json",
          "fit.json",
          "data",
          "control",
          "opencl.trying",
          "lock",
          "exit.json",
          "result.json",
          "run.json",
          "samples.csv.gz",
          "checkpoint.bin",
          REPORT);

  private OutputFolder() {}

  /**
   * @throws CliException when the folder is in use, or holds something else than a fit
   */
  static JobFolder prepare(Path path, FitInput input) throws CliException, IOException {
    clear(path);
    JobFolder folder = JobFolder.at(path);
    String id = "cli-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    String title = input.document().title().isEmpty() ? input.name() : input.document().title();
    folder.create(id, title, input.bytes(), input.files());
    return folder;
  }

  /**
   * Makes room for a fit: removes an earlier one, and nothing else.
   *
   * @throws CliException when the folder is in use, or holds something else than a fit
   */
  static void clear(Path path) throws CliException, IOException {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new CliException(path + " is a file; choose a folder with --out");
    }
    if (JobFolder.isJobFolder(path)) {
      if (JobFolder.at(path).locked()) {
        throw new CliException("a fit is at work in " + path + "; choose another with --out", 75);
      }
      removeOurs(path);
    } else if (!empty(path)) {
      throw new CliException(
          path + " holds something else than a fit; choose another folder with --out");
    }
  }

  /**
   * The folder of an earlier fit, its document replaced by this one, which is to go on with it.
   *
   * @throws CliException when it holds no fit, or one is at work there
   */
  static JobFolder resume(Path path, FitInput input) throws CliException, IOException {
    JobFolder folder = JobFolder.at(path);
    if (!JobFolder.isJobFolder(path)) {
      throw new CliException(path + " is not the folder of an earlier fit");
    }
    if (folder.locked()) {
      throw new CliException("a fit is at work in " + path, 75);
    }
    if (folder.checkpointBefore(folder.nextAttempt()).isEmpty()) {
      throw new CliException(path + " has no checkpoint to go on from");
    }
    folder.putInput(input.bytes(), input.files());
    folder.clearControl();
    return folder;
  }

  /** The document of the fit in a folder; nothing where there is none. */
  static byte[] document(Path path) throws IOException {
    Path document = JobFolder.at(path).document();
    return Files.isRegularFile(document) ? Files.readAllBytes(document) : new byte[0];
  }

  private static boolean empty(Path path) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      return !children.iterator().hasNext();
    }
  }

  private static void removeOurs(Path path) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
      for (Path child : children) {
        String name = String.valueOf(child.getFileName());
        if (OURS.contains(name) || name.matches("attempt-[0-9]+")) {
          FolderTree.delete(child);
        }
      }
    }
  }
}
