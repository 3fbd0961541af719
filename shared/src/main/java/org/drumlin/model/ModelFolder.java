package org.drumlin.model;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.drumlin.kernel.ModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model files of a user's folder: {@code NAME.model} is the model NAME. */
final class ModelFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ModelFolder.class);

  private ModelFolder() {}

  /**
   * Its models by their names, and by their files' names those that cannot be models; each tells
   * what is wrong with it when it is read.
   *
   * @param taken names that a file may not have
   */
  static Map<String, Entry> entries(Path folder, Predicate<String> taken) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Path> file : files(folder).entrySet()) {
      String fileName = file.getKey();
      String name = fileName.substring(0, fileName.length() - ModelFile.SUFFIX.length());
      if (!ModelFile.NAME.matcher(name).matches()) {
        entries.put(fileName, refused(fileName, "a model's name is made of letters, digits and _"));
      } else if (taken.test(name)) {
        entries.put(fileName, refused(fileName, Catalogue.taken(name)));
      } else {
        Path path = file.getValue();
        entries.put(
            name, new Entry(name, fileName, Entry.Origin.FOLDER, () -> ModelFile.text(path)));
      }
    }
    return entries;
  }

  private static Entry refused(String fileName, String why) {
    return new Entry(
        fileName,
        fileName,
        Entry.Origin.FOLDER,
        () -> {
          throw new ModelException(why);
        });
  }

  private static Map<String, Path> files(Path folder) {
    Map<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ModelFile.SUFFIX)) {
      for (Path file : all) {
        if (Files.isRegularFile(file)) {
          files.put(String.valueOf(file.getFileName()), file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("the models of {} cannot be read", folder, e);
    }
    return files;
  }
}
