package org.drumlin.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A table in a text: the first run of at least five lines of as many numbers, at least two of them;
 * it ends at the first line that is not like them. Blank lines count for nothing.
 *
 * @param lines all lines of the text
 * @param rows at least five
 */
record TextTable(List<String> lines, List<Row> rows) {
  private static final int SHORTEST_RUN = 5;
  private static final int FEWEST_COLUMNS_OF_2D = 8;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern DECIMAL_COMMAS =
      Pattern.compile("\\s*[+-]?\\d+,\\d+([eE][+-]?\\d+)?([\\s;]+[+-]?\\d+,\\d+.*)");

  /**
   * A line of numbers.
   *
   * @param line where it stands, from 1
   */
  record Row(int line, double[] numbers) {}

  static List<String> lines(DataSource source) {
    return List.of(LINE_END.split(source.text(), -1));
  }

  static TextTable of(DataSource source) throws DataException {
    List<String> lines = lines(source);
    List<Row> rows = find(lines, source);
    int columns = rows.getFirst().numbers().length;
    if (columns >= FEWEST_COLUMNS_OF_2D) {
      throw source.error(
          rows.getFirst().line(),
          "has "
              + columns
              + " columns: this looks like two-dimensional data; reduce it to a curve");
    }
    return new TextTable(lines, rows);
  }

  int columns() {
    return rows.getFirst().numbers().length;
  }

  /** The lines before the table, but for blank ones. */
  List<String> header() {
    return lines.subList(0, rows.getFirst().line() - 1).stream()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static List<Row> find(List<String> lines, DataSource source) throws DataException {
    List<Row> run = new ArrayList<>();
    List<Row> longest = List.of();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      Optional<double[]> numbers = numbers(lines.get(i));
      boolean continues =
          numbers.isPresent()
              && (run.isEmpty() || run.getFirst().numbers().length == numbers.get().length);
      if (!continues) {
        if (isTable(run)) {
          return run;
        }
        longest = run.size() > longest.size() ? List.copyOf(run) : longest;
        run.clear();
      }
      if (numbers.isPresent()) {
        run.add(new Row(i + 1, numbers.get()));
      }
    }
    if (isTable(run)) {
      return run;
    }
    longest = run.size() > longest.size() ? run : longest;
    throw noTable(lines, longest, source);
  }

  private static boolean isTable(List<Row> run) {
    return run.size() >= SHORTEST_RUN && run.getFirst().numbers().length >= 2;
  }

  private static DataException noTable(List<String> lines, List<Row> longest, DataSource source) {
    if (longest.size() >= SHORTEST_RUN) {
      return source.error(
          longest.getFirst().line(), "has one column of numbers; a curve needs two, Q and I");
    }
    for (int i = 0; i < lines.size(); i++) {
      if (DECIMAL_COMMAS.matcher(lines.get(i)).matches()) {
        return source.error(i + 1, "has decimal commas; write the numbers with points");
      }
    }
    String found =
        longest.isEmpty()
            ? "there is no line of numbers"
            : "the longest run is "
                + longest.size()
                + (longest.size() == 1 ? " line" : " lines")
                + ", at line "
                + longest.getFirst().line();
    return source.error(
        "holds no table: data are at least "
            + SHORTEST_RUN
            + " lines of numbers with the same number of columns, and "
            + found);
  }

  /** The numbers of a line; empty where it has something else. */
  static Optional<double[]> numbers(String line) {
    String separator = line.indexOf(',') >= 0 ? "," : line.indexOf(';') >= 0 ? ";" : "\\s+";
    String[] parts = line.strip().split(separator);
    double[] numbers = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      OptionalDouble number = NumberText.parse(unquoted(parts[i].strip()));
      if (number.isEmpty()) {
        return Optional.empty();
      }
      numbers[i] = number.getAsDouble();
    }
    return Arrays.stream(numbers).allMatch(Double::isNaN) ? Optional.empty() : Optional.of(numbers);
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}
