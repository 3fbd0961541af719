package org.drumlin.runner;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.drumlin.data.DataException;
import org.drumlin.engine.DeviceFailure;
import org.drumlin.engine.OpenClException;
import org.drumlin.fit.DocumentException;
import org.drumlin.fitter.FitException;
import org.drumlin.kernel.ModelException;

/**
 * Why a fit failed, in one or two sentences for a person.
 *
 * @param expected whether the person's input is at fault, so that nobody needs the stack trace
 */
record Failure(String message, boolean expected) {

  static Failure of(Throwable cause, long heapMegabytes) {
    return switch (cause) {
      case DocumentException e -> new Failure("fit.json: " + e.getMessage(), true);
      case DataException e -> new Failure(String.valueOf(e.getMessage()), true);
      case ModelException e -> new Failure(String.valueOf(e.getMessage()), true);
      case OpenClException e ->
          new Failure(
              e.getMessage() + "; the engine \"jvm\" or \"auto\" computes without it", true);
      case DeviceFailure e ->
          new Failure(
              e.getMessage()
                  + "; the engine \"jvm\" computes on the processor, \"auto\" on what works",
              false);
      case FitException e -> new Failure(String.valueOf(e.getMessage()), true);
      case OutOfMemoryError e ->
          new Failure(
              "not enough memory: this fit may use "
                  + heapMegabytes
                  + " MB. Keep fewer draws (fewer samples, a larger thin, a smaller pop), or give"
                  + " fits more memory in the settings",
              false);
      case IOException e -> new Failure(ofInput(e), false);
      default ->
          new Failure(
              "the fit ended by a fault of Drumlin ("
                  + cause.getClass().getSimpleName()
                  + "); the details are in runner.log",
              false);
    };
  }

  /** A file that could not be read or written, in words. */
  static String ofInput(IOException cause) {
    return switch (cause) {
      case NoSuchFileException e -> e.getFile() + ": there is no such file";
      case AccessDeniedException e -> e.getFile() + ": no permission";
      case FileSystemException e ->
          e.getFile()
              + ": "
              + (e.getReason() == null ? "cannot be read or written" : e.getReason());
      default -> cause.getMessage() == null ? "cannot be read or written" : cause.getMessage();
    };
  }
}
