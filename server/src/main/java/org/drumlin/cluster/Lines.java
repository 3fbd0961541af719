package org.drumlin.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Answers of our own scripts: lines that begin with {@code @}, words with spaces between. Other
 * lines are whatever the cluster prints on its own account.
 */
final class Lines {
  private static final int LARGEST = 64 << 20;

  /** Begins a script that answers so: packs a file or standard input into one word. */
  static final String PACK = "pack() { gzip -cn | base64 -w0; }\n";

  private Lines() {}

  static List<String[]> of(String out) {
    List<String[]> lines = new ArrayList<>();
    for (String line : out.split("\n", -1)) {
      if (line.startsWith("@ ")) {
        lines.add(line.substring(2).split(" ", -1));
      }
    }
    return lines;
  }

  /**
   * What {@code pack} packed.
   *
   * @throws IOException when the word was cut
   */
  static byte[] unpack(String word) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(word)))) {
      return in.readNBytes(LARGEST);
    } catch (IllegalArgumentException e) {
      throw new IOException("an answer of the cluster was cut", e);
    }
  }
}
