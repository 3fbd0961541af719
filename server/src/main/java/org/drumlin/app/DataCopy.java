package org.drumlin.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;

/** Copies a folder whose files come and go while it is copied. Links are not followed. */
final class DataCopy {
  /** Files that are being written beside their place, and the sign of a live runner. */
  private static final Pattern PASSING = Pattern.compile("lock|.*\\.tmp");

  private DataCopy() {}

  /** Copies all files with their times; how many. */
  static int copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return 0;
    }
    int[] count = {0};
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()
                && !PASSING.matcher(String.valueOf(file.getFileName())).matches()) {
              count[0] += copyFile(file, to.resolve(from.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // moved or removed since it was listed
            }
            throw e;
          }
        });
    return count[0];
  }

  private static int copyFile(Path file, Path to) throws IOException {
    try {
      Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
      return 1;
    } catch (NoSuchFileException e) {
      return 0; // moved or removed since it was listed
    }
  }
}
