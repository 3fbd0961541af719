package org.drumlin.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the columns of an ORSO file are: where Qz, R and their errors stand, and in which units. */
final class OrsoColumns {
  private static final int ABSENT = -1;

  private final DataSource source;
  private final PointTable table = new PointTable();
  private final int count;
  private final int q;
  private final int r;
  private final int rError;
  private final int qError;
  private double perAngstrom = 1;
  private double sigmaR = 1;
  private double sigmaQ = 1;

  private OrsoColumns(DataSource source, List<JsonNode> columns, int line) throws DataException {
    this.source = source;
    this.count = columns.size();
    this.q = find(columns, "name", "Qz");
    this.r = find(columns, "name", "R");
    if (q == ABSENT || r == ABSENT) {
      throw source.error(
          line, "the header describes no column \"" + (q == ABSENT ? "Qz" : "R") + "\"");
    }
    this.rError = find(columns, "error_of", "R");
    this.qError = find(columns, "error_of", "Qz");
    this.perAngstrom = unit(columns.get(q), line);
    if (rError != ABSENT) {
      sigmaR = width(columns.get(rError), "the error of R", line);
    }
    if (qError != ABSENT) {
      sigmaQ = width(columns.get(qError), "dQ", line);
    }
  }

  /**
   * @param line where the header begins
   * @param columns its key {@code columns}
   */
  static OrsoColumns of(DataSource source, int line, JsonNode columns) throws DataException {
    if (!columns.isArray() || columns.isEmpty()) {
      throw source.error(line, "the header does not describe the columns (key columns)");
    }
    List<JsonNode> each = new ArrayList<>();
    columns.forEach(each::add);
    return new OrsoColumns(source, each, line);
  }

  private static int find(List<JsonNode> columns, String key, String value) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).path(key).asText("").equals(value)) {
        return i;
      }
    }
    return ABSENT;
  }

  private double unit(JsonNode column, int line) throws DataException {
    String unit = column.path("unit").asText("").strip();
    if (unit.isEmpty() || unit.equals("null")) {
      table.warn("Qz has no unit: taken as 1/Ang");
      return 1;
    }
    OptionalDouble factor = Units.toInverseAngstrom(unit);
    if (factor.isEmpty()) {
      throw source.error(
          line, "Qz has the unit \"" + unit + "\", which is not known; write 1/angstrom or 1/nm");
    }
    if (factor.getAsDouble() == Units.PER_NANOMETRE) {
      table.warn(Units.CONVERTED);
    }
    return factor.getAsDouble();
  }

  /** From the width in the file to one standard deviation. */
  private double width(JsonNode column, String what, int line) throws DataException {
    String shape = column.path("distribution").asText("gaussian").strip();
    if (!shape.equalsIgnoreCase("gaussian") && !shape.equals("null")) {
      table.warn(what + " has the distribution \"" + shape + "\": taken as a Gaussian's");
    }
    String kind = column.path("value_is").asText("sigma").strip();
    return switch (kind) {
      case "sigma", "null", "" -> 1;
      case "FWHM" -> {
        table.warn(Units.HALVED.replace("dQ", what));
        yield 1 / Units.FULL_WIDTH;
      }
      default ->
          throw source.error(
              line, what + ": value_is should be sigma or FWHM, not \"" + kind + "\"");
    };
  }

  PointTable fill(List<TextTable.Row> rows) throws DataException {
    for (TextTable.Row from : rows) {
      double[] numbers = from.numbers();
      if (numbers.length != count) {
        throw source.error(
            from.line(), "has " + numbers.length + " columns, where the header describes " + count);
      }
      double[] row = table.addRow();
      table.set(row, PointTable.Column.Q, numbers[q] * perAngstrom);
      table.set(row, PointTable.Column.I, numbers[r]);
      if (rError != ABSENT) {
        table.set(row, PointTable.Column.IDEV, numbers[rError] * sigmaR);
      }
      if (qError != ABSENT) {
        table.set(row, PointTable.Column.QDEV, numbers[qError] * perAngstrom * sigmaQ);
      }
    }
    return table;
  }
}
