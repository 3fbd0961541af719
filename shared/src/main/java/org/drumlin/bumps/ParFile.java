package org.drumlin.bumps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** bumps' {@code .par}: a label and a value a line, a blank between; labels may have blanks. */
public final class ParFile {
  private static final long LARGEST = 1_000_000;

  private ParFile() {}

  /**
   * One parameter.
   *
   * @param number of the line in the file, from 1
   */
  public record Line(String label, double value, int number) {}

  /**
   * Reads a file. Lines that begin with {@code #} are left out: that is how one frees a parameter
   * for bumps.
   *
   * @throws ExportException names the line that is none
   */
  public static List<Line> read(Path file) throws IOException, ExportException {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new ExportException(name + ": there is no such file");
    }
    if (Files.size(file) > LARGEST) {
      throw new ExportException(name + ": larger than 1 MB: this is no .par file");
    }
    String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R");
    List<Line> read = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
      double value = blank < 0 ? Double.NaN : number(line.substring(blank + 1));
      if (!Double.isFinite(value)) {
        throw new ExportException(
            "%s, line %d: not a name and its value, as in \"radius 50.2\"".formatted(name, i + 1));
      }
      read.add(new Line(line.substring(0, blank).strip(), value, i + 1));
    }
    if (read.isEmpty()) {
      throw new ExportException(name + ": holds no parameters");
    }
    return read;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** One line of such a file. */
  static String line(String label, double value) {
    return label + " " + shortened(value) + "\n";
  }

  /** Fifteen digits, as bumps writes them. */
  private static String shortened(double value) {
    String text = String.format(Locale.ROOT, "%.14e", value);
    return Double.toString(Double.parseDouble(text)).replace("E", "e").replaceAll("\\.0$", "");
  }
}
