package org.drumlin.client.app;

import java.nio.file.Path;
import java.util.Map;
import org.drumlin.job.UserFolder;

/** Where the program keeps its things. */
record DataFolders(Path data) {

  /** The folder of this user; see {@link UserFolder}. */
  static DataFolders of(Map<String, String> environment, String os, Path home) {
    return new DataFolders(UserFolder.of(environment, os, home).path());
  }

  /** The user's own model files. */
  Path models() {
    return new UserFolder(data).models();
  }

  Path settings() {
    return data.resolve("settings.json");
  }
}
