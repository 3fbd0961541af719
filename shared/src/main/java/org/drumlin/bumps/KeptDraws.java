package org.drumlin.bumps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A sampler's draws, read from a file: ours ({@code samples.csv.gz}) or those of bumps. Rows are a
 * chain's point in one generation, generation by generation. The arrays are not copied: treat them
 * as read-only.
 *
 * @param names of the parameters
 * @param chains how many
 * @param generation of each kept generation, as counted by the sampler
 * @param nllf row by row
 * @param values row by row, each with its parameters in order
 */
public record KeptDraws(
    List<String> names, int chains, int[] generation, double[] nllf, double[] values) {
  private static final String HEAD = "chain,generation,nllf,";
  private static final Pattern SHAPE = Pattern.compile("\\[(\\d+),\\s*(\\d+),\\s*(\\d+)\\]");

  public KeptDraws {
    names = List.copyOf(names);
  }

  /** Kept generations. */
  public int generations() {
    return generation.length;
  }

  /** One parameter, chain by chain. */
  public double[][] ofParameter(int parameter) {
    double[][] all = new double[chains][generations()];
    for (int g = 0; g < generations(); g++) {
      for (int c = 0; c < chains; c++) {
        all[c][g] = values[(g * chains + c) * names.size() + parameter];
      }
    }
    return all;
  }

  /**
   * Reads {@code samples.csv.gz} of a result.
   *
   * @throws ExportException where it is none
   */
  public static KeptDraws ofResult(Path file) throws IOException, ExportException {
    Numbers rows = new Numbers();
    List<String> names;
    try (BufferedReader text = open(file)) {
      String head = String.valueOf(text.readLine());
      if (!head.startsWith(HEAD)) {
        throw new ExportException(file.getFileName() + ": these are no draws of Drumlin");
      }
      names = List.of(head.substring(HEAD.length()).split(","));
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        rows.add(file, line, ",", 3 + names.size());
      }
    }
    double[] all = rows.toArray();
    int width = 3 + names.size();
    int size = all.length / width;
    int chains = 0;
    for (int i = 0; i < size; i++) {
      chains = Math.max(chains, (int) all[i * width] + 1);
    }
    if (size == 0 || size % chains != 0) {
      throw new ExportException(file.getFileName() + ": ends in the middle of a generation");
    }
    int[] generation = new int[size / chains];
    double[] nllf = new double[size];
    double[] values = new double[size * names.size()];
    for (int i = 0; i < size; i++) {
      generation[i / chains] = (int) all[i * width + 1];
      nllf[i] = all[i * width + 2];
      System.arraycopy(all, i * width + 3, values, i * names.size(), names.size());
    }
    return new KeptDraws(names, chains, generation, nllf, values);
  }

  /**
   * Reads the chains that bumps wrote with {@code --store}: {@code NAME-point.mc.gz}, and the names
   * from {@code NAME.par}. Every kept draw is there, burn-in included where bumps kept it.
   *
   * @throws ExportException where a file is not of bumps, or the two do not belong together
   */
  public static KeptDraws ofBumps(Path folder, String name) throws IOException, ExportException {
    List<String> names =
        ParFile.read(folder.resolve(name + ".par")).stream().map(ParFile.Line::label).toList();
    Path file = folder.resolve(name + "-point.mc.gz");
    Numbers rows = new Numbers();
    Matcher shape;
    try (BufferedReader text = open(file)) {
      shape = SHAPE.matcher(String.valueOf(text.readLine()));
      if (!shape.find()) {
        throw new ExportException(file.getFileName() + ": says not how many draws it holds");
      }
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        rows.add(file, line.strip(), "\\s+", 1 + Integer.parseInt(shape.group(3)));
      }
    }
    int generations = Integer.parseInt(shape.group(1));
    int chains = Integer.parseInt(shape.group(2));
    int width = 1 + Integer.parseInt(shape.group(3));
    double[] all = rows.toArray();
    if (width != 1 + names.size() || all.length != (long) generations * chains * width) {
      throw new ExportException(
          file.getFileName()
              + ": holds other draws than it says, or other parameters than "
              + name
              + ".par");
    }
    int size = generations * chains;
    double[] nllf = new double[size];
    double[] values = new double[size * names.size()];
    for (int i = 0; i < size; i++) {
      nllf[i] = -all[i * width];
      System.arraycopy(all, i * width + 1, values, i * names.size(), names.size());
    }
    int[] generation = new int[generations];
    Arrays.setAll(generation, g -> g + 1);
    return new KeptDraws(names, chains, generation, nllf, values);
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream packed = Files.newInputStream(file);
    try {
      return new BufferedReader(
          new InputStreamReader(new GZIPInputStream(packed, 1 << 16), StandardCharsets.UTF_8));
    } catch (IOException e) {
      packed.close();
      throw new IOException(file.getFileName() + ": is not packed with gzip, or ends early", e);
    }
  }

  /** Numbers line by line. */
  private static final class Numbers {
    private double[] values = new double[1 << 12];
    private int size;
    private int line = 1;

    void add(Path file, String text, String between, int expected) throws ExportException {
      line++;
      List<String> cells = new ArrayList<>(List.of(text.split(between)));
      if (cells.size() != expected) {
        throw new ExportException(
            "%s, line %d: %d numbers, not %d"
                .formatted(file.getFileName(), line, cells.size(), expected));
      }
      for (String cell : cells) {
        if (size == values.length) {
          values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        try {
          values[size++] = number(cell);
        } catch (NumberFormatException e) {
          throw new ExportException(
              "%s, line %d: '%s' is no number".formatted(file.getFileName(), line, cell));
        }
      }
    }

    private static double number(String cell) {
      return switch (cell) {
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        case "nan" -> Double.NaN;
        default -> Double.parseDouble(cell);
      };
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
