package org.drumlin.data;

import java.util.List;

/**
 * The .pdh files of laboratory cameras: a line of words, a header of numbers, then q in 1/nm, I and
 * its error; some end in XML.
 */
final class Pdh implements DataFormat {
  @Override
  public boolean recognises(DataSource source) {
    return source.named(".pdh") && !source.isBinary();
  }

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    TextTable text = TextTable.of(source);
    PointTable table = new PointTable();
    table.warn(Units.CONVERTED);
    for (TextTable.Row row : text.rows()) {
      AsciiColumns.fill(table, row.numbers(), Units.PER_NANOMETRE, Units.PER_NANOMETRE);
    }
    return List.of(table.finish(source, title(text, source)));
  }

  private static String title(TextTable text, DataSource source) {
    String first = text.header().isEmpty() ? "" : text.header().getFirst().strip();
    return first.isEmpty() || TextTable.numbers(first).isPresent() ? source.name() : first;
  }
}
