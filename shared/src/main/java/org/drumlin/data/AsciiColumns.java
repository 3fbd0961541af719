package org.drumlin.data;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Columns of text: Q, I, and perhaps dI and dQ, in 1/Angstrom and 1/cm. dQ is one standard
 * deviation, unless the file says that it is the full width at half maximum, as refnx has it.
 */
final class AsciiColumns implements DataFormat {
  private static final Pattern NANOMETRES =
      Pattern.compile(
          "(?i)\"?\\s*[#%]?\\s*q\\w*\\s*[\\[(<_/ ]*\\s*(1/nm|nm\\^?\\{?-1|nm\u207b\u00b9).*");
  private static final Pattern FULL_WIDTH = Pattern.compile("(?is).*\\bfwhm\\b.*");

  @Override
  public boolean recognises(DataSource source) {
    return !source.isBinary();
  }

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    TextTable text = TextTable.of(source);
    PointTable table = new PointTable();
    double perAngstrom = 1;
    String above = text.header().isEmpty() ? "" : text.header().getLast().strip();
    if (NANOMETRES.matcher(above).matches()) {
      perAngstrom = Units.PER_NANOMETRE;
      table.warn(Units.CONVERTED);
    }
    double sigma = perAngstrom;
    if (text.columns() > 3
        && text.header().stream().anyMatch(line -> FULL_WIDTH.matcher(line).matches())) {
      sigma = perAngstrom / Units.FULL_WIDTH;
      table.warn(Units.HALVED);
    }
    for (TextTable.Row row : text.rows()) {
      fill(table, row.numbers(), perAngstrom, sigma);
    }
    return List.of(table.finish(source, source.name()));
  }

  /** The usual columns, as many of them as there are. */
  static void fill(PointTable table, double[] numbers, double perAngstrom, double sigma) {
    double[] row = table.addRow();
    table.set(row, PointTable.Column.Q, numbers[0] * perAngstrom);
    table.set(row, PointTable.Column.I, numbers[1]);
    if (numbers.length > 2) {
      table.set(row, PointTable.Column.IDEV, numbers[2]);
    }
    if (numbers.length > 3) {
      table.set(row, PointTable.Column.QDEV, numbers[3] * sigma);
    }
  }
}
