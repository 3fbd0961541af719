package org.drumlin.fitter;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.drumlin.fit.Method;

/**
 * The file format of checkpoints: a mark, a version, the method's name, the {@link Fingerprint} of
 * what is fitted and how, then the method's own state, deflated (with zlib's checksum). Numbers are
 * big-endian and keep all of their bits.
 */
final class Checkpoint {
  private static final byte[] MARK = {'D', 'R', 'U', 'M', 'L', 'I', 'N', 'c'};
  private static final int VERSION = 2;
  private static final int BUFFER = 1 << 16;

  private Checkpoint() {}

  /** What writes a method's state. */
  @FunctionalInterface
  interface Saving {
    void to(DataOutput out) throws IOException;
  }

  /** What takes a method's state up. */
  @FunctionalInterface
  interface Restoring {
    void from(DataInput in) throws IOException;
  }

  static byte[] of(FitProblem problem, Method method, Saving state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try {
      DataOutputStream head = new DataOutputStream(bytes);
      head.write(MARK);
      head.writeInt(VERSION);
      head.writeUTF(method.name());
      head.write(Fingerprint.of(problem, method).bytes());
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new DeflaterOutputStream(bytes, fast, BUFFER), BUFFER))) {
        state.to(out);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    } finally {
      fast.end();
    }
    return bytes.toByteArray();
  }

  /**
   * Takes the state of a checkpoint up.
   *
   * @throws CheckpointException when it is none, is damaged, or belongs to another fit
   */
  static void restore(byte[] checkpoint, FitProblem problem, Method method, Restoring state)
      throws CheckpointException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(checkpoint);
    try {
      DataInputStream head = new DataInputStream(bytes);
      head(head, problem, method);
      state.from(
          new DataInputStream(
              new java.io.BufferedInputStream(new InflaterInputStream(bytes), BUFFER)));
    } catch (IOException e) {
      throw new CheckpointException("The checkpoint is damaged; start the fit anew.");
    }
  }

  private static void head(DataInputStream head, FitProblem problem, Method method)
      throws IOException, CheckpointException {
    if (!Arrays.equals(head.readNBytes(MARK.length), MARK)) {
      throw new CheckpointException("This is not a checkpoint of Drumlin.");
    }
    int version = head.readInt();
    if (version != VERSION) {
      throw new CheckpointException(
          "The checkpoint has format "
              + version
              + ", this program reads "
              + VERSION
              + "; go on with the program that wrote it, or start the fit anew.");
    }
    String name = head.readUTF();
    if (!name.equals(method.name())) {
      throw new CheckpointException(
          "The checkpoint is of a fit by " + name + ", not by " + method.name() + ".");
    }
    Fingerprint mine = Fingerprint.of(problem, method);
    Fingerprint its = Fingerprint.read(head.readNBytes(Fingerprint.LENGTH));
    mine.check(its);
  }
}
