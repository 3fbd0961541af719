package org.drumlin.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One section of a refl1d file: its header and its rows of Q, R, dR and perhaps dQ. */
final class ReflectivitySection {
  private static final JsonMapper JSON = new JsonMapper();

  /** The text of a value and where it stands. */
  private record Value(int line, String text) {}

  private final DataSource source;
  private final Map<String, Value> header = new HashMap<>();
  private final List<TextTable.Row> rows = new ArrayList<>();
  private boolean inFullWidths;

  ReflectivitySection(DataSource source) {
    this.source = source;
  }

  boolean hasRows() {
    return !rows.isEmpty();
  }

  void header(String key, String value, int line) {
    header.put(key, new Value(line, value));
  }

  /** dQ is the full width at half maximum. */
  void fullWidths() {
    inFullWidths = true;
  }

  void row(TextTable.Row row) throws DataException {
    int columns = row.numbers().length;
    int expected = rows.isEmpty() ? columns : rows.getFirst().numbers().length;
    if (columns < 2 || columns > 4 || columns != expected) {
      throw source.error(
          row.line(),
          columns != expected
              ? "has " + columns + " columns, the lines before it " + expected
              : "has " + columns + " columns; a reflectivity has Q, R, dR and dQ");
    }
    rows.add(row);
  }

  Dataset finish(String title) throws DataException {
    PointTable table = new PointTable();
    double sigma = 1;
    if (inFullWidths && rows.getFirst().numbers().length > 3) {
      sigma = 1 / Units.FULL_WIDTH;
      table.warn(Units.HALVED);
    }
    for (int i = 0; i < rows.size(); i++) {
      double[] numbers = rows.get(i).numbers();
      AsciiColumns.fill(table, numbers, 1, sigma);
      OptionalDouble dQ =
          numbers.length > 3 ? OptionalDouble.empty() : ofTheInstrument(numbers[0], i);
      if (dQ.isPresent()) {
        table.setLast(PointTable.Column.QDEV, dQ.getAsDouble());
      }
    }
    String polarization = polarization();
    return table.finish(source, polarization.isEmpty() ? title : title + " " + polarization, "");
  }

  private String polarization() throws DataException {
    Value value = header.get("polarization");
    return value == null ? "" : json("polarization", value).asText();
  }

  /** dQ from the wavelength and the angle, where the header has both their resolutions. */
  private OptionalDouble ofTheInstrument(double q, int point) throws DataException {
    OptionalDouble dL = number("wavelength_resolution", point);
    OptionalDouble dT = number("angular_resolution", point);
    if (dL.isEmpty() || dT.isEmpty() || q == 0) {
      return OptionalDouble.empty();
    }
    OptionalDouble wavelength = number("wavelength", point);
    OptionalDouble degrees = number("angle", point);
    double angle;
    double length;
    if (wavelength.isPresent()) {
      length = wavelength.getAsDouble();
      angle = Math.asin(Math.abs(q) * length / (4 * Math.PI));
    } else if (degrees.isPresent()) {
      angle = Math.toRadians(degrees.getAsDouble());
      length = 4 * Math.PI * Math.sin(angle) / Math.abs(q);
    } else {
      return OptionalDouble.empty();
    }
    double ofAngle = Math.toRadians(dT.getAsDouble()) / Math.tan(angle);
    double dQ = Math.abs(q) * Math.hypot(dL.getAsDouble() / length, ofAngle);
    return Double.isFinite(dQ) ? OptionalDouble.of(dQ) : OptionalDouble.empty();
  }

  /** A value of the header: one number, or one for each point. */
  private OptionalDouble number(String key, int point) throws DataException {
    Value value = header.get(key);
    if (value == null) {
      return OptionalDouble.empty();
    }
    JsonNode json = json(key, value);
    JsonNode one = json.isArray() && json.size() == rows.size() ? json.get(point) : json;
    if (!one.isNumber()) {
      throw source.error(
          value.line(),
          key + " should be a number, or " + rows.size() + " of them, not " + value.text());
    }
    return OptionalDouble.of(one.asDouble());
  }

  private JsonNode json(String key, Value value) throws DataException {
    try {
      return JSON.readTree(value.text());
    } catch (JsonProcessingException e) {
      throw source.error(
          value.line(), key + " is not JSON: " + value.text() + "; write \"++\", 4.75 or [1, 2]");
    }
  }
}
