package org.drumlin.executor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.drumlin.job.JobFolder;

/**
 * The folders of a hub's jobs, each named by its job's id.
 *
 * @param root holds nothing else
 */
public record JobFolders(Path root) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

  /**
   * A job's folder, whether or not it is there.
   *
   * @throws IllegalArgumentException when the id is no name of a folder
   */
  public JobFolder of(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + id + "' is not the id of a job");
    }
    return JobFolder.at(root.resolve(id));
  }

  /** Ids of the jobs that have a folder. */
  public List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
        for (Path child : children) {
          String name = String.valueOf(child.getFileName());
          if (ID.matcher(name).matches() && JobFolder.isJobFolder(child)) {
            ids.add(name);
          }
        }
      }
    }
    return ids;
  }
}
