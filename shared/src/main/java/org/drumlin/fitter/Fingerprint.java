package org.drumlin.fitter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drumlin.data.FitData;
import org.drumlin.data.Resolution;
import org.drumlin.data.Sha256;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOptions;

/**
 * What a checkpoint depends on: SHA-256 of the points as they are fitted, of the models with their
 * parameters, and of the method with its seed. How long a run goes on and what is reported of it
 * may change from one part of the run to the next, and is not in it; neither is the engine.
 */
final class Fingerprint {
  private static final int ONE = 32;

  /** In bytes. */
  static final int LENGTH = 3 * ONE;

  private static final List<String> PARTS =
      List.of(
          "other data (points, errors or resolution)",
          "other models, parameters, priors or constraints",
          "another seed or other options of the method (those that may change are how long the run"
              + " goes on and what is left out of the statistics)");

  /** Options that change nothing of the steps that were taken already. */
  private static final Set<String> FREE =
      Set.of("samples", "steps", "until", "time", "trim", "alpha", "discard");

  private final byte[] bytes;

  private Fingerprint(byte[] bytes) {
    this.bytes = bytes;
  }

  static Fingerprint of(FitProblem problem, Method method) {
    ByteBuffer all = ByteBuffer.allocate(LENGTH);
    all.put(data(problem)).put(models(problem)).put(method(method));
    return new Fingerprint(all.array());
  }

  static Fingerprint read(byte[] bytes) {
    return new Fingerprint(Arrays.copyOf(bytes, LENGTH));
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * @throws CheckpointException that says in what a checkpoint's fingerprint differs from this
   */
  void check(Fingerprint checkpoint) throws CheckpointException {
    for (int i = 0; i < PARTS.size(); i++) {
      if (!Arrays.equals(bytes, i * ONE, (i + 1) * ONE, checkpoint.bytes, i * ONE, (i + 1) * ONE)) {
        throw new CheckpointException("The checkpoint is of another fit: it has " + PARTS.get(i));
      }
    }
  }

  private static byte[] data(FitProblem problem) {
    MessageDigest sha = Sha256.digest();
    for (Term term : problem.terms()) {
      FitData data = term.data();
      add(sha, data.q());
      add(sha, data.intensity());
      add(sha, data.errors());
      add(sha, new double[] {data.errorsKnown() ? 1 : 0});
      switch (data.resolution()) {
        case Resolution.None none -> add(sha, new double[0]);
        case Resolution.Pinhole pinhole -> add(sha, pinhole.sigma());
        case Resolution.Slit slit -> {
          add(sha, slit.length());
          add(sha, slit.width());
        }
      }
    }
    return sha.digest();
  }

  private static byte[] models(FitProblem problem) {
    FitDocument document =
        problem
            .document()
            .withTitle("")
            .withEngine("auto")
            .withStart(Optional.empty())
            .withExpressions(problem.document().constraints(), Map.of())
            .withMethod(new Method("lm", Map.of(), Optional.empty()));
    return Sha256.digest().digest(FitDocuments.write(document).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] method(Method method) {
    Map<String, Object> options = new LinkedHashMap<>(MethodOptions.filled(method));
    options.keySet().removeAll(FREE);
    String text = method.name() + options + Report.seed(method);
    return Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(MessageDigest sha, double[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * (values.length + 1));
    buffer.putLong(values.length);
    for (double value : values) {
      buffer.putDouble(value);
    }
    sha.update(buffer.array());
  }
}
