package org.drumlin.fitter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The last draws of an earlier fit's samples.csv.gz.
 *
 * @param names of the parameters
 * @param points newest first
 * @param best that of the lowest nllf among them
 */
record EarlierDraws(List<String> names, List<double[]> points, double[] best) {
  private static final int MOST = 20_000;
  private static final int BEFORE = 3;

  /**
   * @throws IOException with a message for a person when it is no such file
   */
  static EarlierDraws read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      String head = lines.readLine();
      if (head == null || !head.startsWith("chain,generation,nllf,")) {
        throw new IOException("its first line is not that of samples.csv.gz");
      }
      List<String> names = List.of(head.split(",", -1));
      return of(names.subList(BEFORE, names.size()), tail(lines));
    }
  }

  private static Deque<String> tail(BufferedReader lines) throws IOException {
    Deque<String> tail = new ArrayDeque<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      tail.addFirst(line);
      if (tail.size() > MOST) {
        tail.removeLast();
      }
    }
    return tail;
  }

  private static EarlierDraws of(List<String> names, Deque<String> tail) throws IOException {
    List<double[]> points = new ArrayList<>();
    double[] best = new double[0];
    double lowest = Double.POSITIVE_INFINITY;
    try {
      for (String line : tail) {
        double[] row =
            Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
        if (row.length != names.size() + BEFORE) {
          throw new IOException("its rows do not have as many values as its first line");
        }
        double[] point = Arrays.copyOfRange(row, BEFORE, row.length);
        points.add(point);
        if (row[BEFORE - 1] < lowest) {
          lowest = row[BEFORE - 1];
          best = point;
        }
      }
    } catch (NumberFormatException e) {
      throw new IOException("it holds what is not a number", e);
    }
    if (best.length == 0) {
      throw new IOException("it has no draws");
    }
    return new EarlierDraws(names, points, best);
  }
}
