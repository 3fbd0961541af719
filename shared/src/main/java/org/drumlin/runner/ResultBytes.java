package org.drumlin.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.drumlin.fit.FitResult;
import org.drumlin.fit.FitResults;

/** A result as the bytes of its file, whole before any of it is written. */
final class ResultBytes {
  private static final int USUAL_SIZE = 1 << 18;

  private ResultBytes() {}

  static byte[] of(FitResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    FitResults.write(result, bytes);
    return bytes.toByteArray();
  }
}
