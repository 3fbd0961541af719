package org.drumlin.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A file that could not be read or written, in words. */
final class FileTrouble {
  private FileTrouble() {}

  static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException f -> f.getFile() + ": there is no such file";
      case AccessDeniedException f -> f.getFile() + ": no permission";
      case FileAlreadyExistsException f -> f.getFile() + ": is in the way; it is not a folder";
      case FileSystemException f ->
          f.getFile() + ": " + (f.getReason() == null ? "cannot be used" : f.getReason());
      default -> e.getMessage() == null ? "a file cannot be read or written" : e.getMessage();
    };
  }
}
