package org.drumlin.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Columns of text: Q, I, and perhaps dI and dQ (one standard deviation), in 1/Angstrom and 1/cm.
 * The data begin with the first run of at least five lines of as many numbers, and end at the first
 * line that is not like them; blank lines count for nothing.
 */
final class AsciiColumns implements DataFormat {
  private static final int SHORTEST_RUN = 5;
  private static final int FEWEST_COLUMNS_OF_2D = 8;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Pattern NANOMETRES =
      Pattern.compile(
          "(?i)\"?\\s*[#%]?\\s*q\\w*\\s*[\\[(<_/ ]*\\s*(1/nm|nm\\^?\\{?-1|nm\u207b\u00b9).*");
  private static final Pattern DECIMAL_COMMAS =
      Pattern.compile("\\s*[+-]?\\d+,\\d+([eE][+-]?\\d+)?([\\s;]+[+-]?\\d+,\\d+.*)");

  /** A line of numbers and where it stands. */
  private record Row(int line, double[] numbers) {}

  @Override
  public boolean recognises(DataSource source) {
    return !source.isBinary();
  }

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    String[] lines = LINE_END.split(source.text(), -1);
    List<Row> rows = table(lines, source);
    int columns = rows.getFirst().numbers().length;
    if (columns >= FEWEST_COLUMNS_OF_2D) {
      throw source.error(
          rows.getFirst().line(),
          "has "
              + columns
              + " columns: this looks like two-dimensional data; reduce it to a curve");
    }
    String header = lineBefore(lines, rows.getFirst().line());
    PointTable table = new PointTable();
    double perAngstrom = 1;
    if (source.named(".pdh") || NANOMETRES.matcher(header).matches()) {
      perAngstrom = 0.1;
      table.warn("q is in 1/nm in the file, and converted to 1/Ang");
    }
    boolean slitSmeared = columns == 6 && header.contains("6 columns") && negativeFourth(rows);
    for (Row row : rows) {
      fill(table, row.numbers(), perAngstrom, slitSmeared);
    }
    return List.of(table.finish(source, source.name()));
  }

  private static void fill(
      PointTable table, double[] numbers, double perAngstrom, boolean slitSmeared) {
    double[] row = table.addRow();
    table.set(row, PointTable.Column.Q, numbers[0] * perAngstrom);
    table.set(row, PointTable.Column.I, numbers[1]);
    if (numbers.length > 2) {
      table.set(row, PointTable.Column.IDEV, numbers[2]);
    }
    if (numbers.length > 3) {
      if (slitSmeared) {
        table.set(row, PointTable.Column.SLIT_LENGTH, -numbers[3] * perAngstrom);
      } else {
        table.set(row, PointTable.Column.QDEV, numbers[3] * perAngstrom);
      }
    }
  }

  /** NIST's .ABS files give the height of the slit, negative, where others give dQ. */
  private static boolean negativeFourth(List<Row> rows) {
    return rows.stream().allMatch(r -> r.numbers()[3] < 0);
  }

  private static List<Row> table(String[] lines, DataSource source) throws DataException {
    List<Row> run = new ArrayList<>();
    List<Row> longest = List.of();
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].isBlank()) {
        continue;
      }
      Optional<double[]> numbers = numbers(lines[i]);
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

  private static DataException noTable(String[] lines, List<Row> longest, DataSource source) {
    if (longest.size() >= SHORTEST_RUN) {
      return source.error(
          longest.getFirst().line(), "has one column of numbers; a curve needs two, Q and I");
    }
    for (int i = 0; i < lines.length; i++) {
      if (DECIMAL_COMMAS.matcher(lines[i]).matches()) {
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

  private static Optional<double[]> numbers(String line) {
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

  private static String lineBefore(String[] lines, int line) {
    for (int i = line - 2; i >= 0; i--) {
      if (!lines[i].isBlank()) {
        return lines[i].strip();
      }
    }
    return "";
  }
}
