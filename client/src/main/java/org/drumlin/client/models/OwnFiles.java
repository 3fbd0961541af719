package org.drumlin.client.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drumlin.model.ModelFile;

/** The model files of a folder, by the names of their models. Blocks: call it from a task. */
final class OwnFiles {
  private static final Pattern NAME = Pattern.compile("(?m)^name:\\s*([A-Za-z][A-Za-z0-9_]*)\\s*$");

  private final Path folder;

  OwnFiles(Path folder) {
    this.folder = folder;
  }

  /** The name that a model's text gives it; empty where it gives none yet. */
  static String name(String text) {
    var named = NAME.matcher(text);
    return named.find() ? named.group(1) : "";
  }

  List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(ModelFile.SUFFIX))
          .map(file -> file.substring(0, file.length() - ModelFile.SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  boolean there(String name) {
    return Files.exists(file(name));
  }

  String read(String name) throws IOException {
    return Files.readString(file(name));
  }

  /** Writes it whole: beside at first, then in place of what was there. */
  void write(String name, String text) throws IOException {
    Files.createDirectories(folder);
    Path fresh = folder.resolve(name + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Puts it aside, under a name that is no model's. */
  void remove(String name) throws IOException {
    Files.move(
        file(name),
        folder.resolve(name + ModelFile.SUFFIX + "~"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(String name) {
    return folder.resolve(name + ModelFile.SUFFIX);
  }
}
