package org.drumlin.engine;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Values of the special functions to 25 digits, by bench/tables/functions.py. */
final class FunctionTable {
  private FunctionTable() {}

  /** One value of a function of one argument (then b is 0) or two. */
  record Row(Op op, double a, double b, BigDecimal value) {

    /** How far a number is from the value, in units in the last place of value or envelope. */
    double error(double got) {
      double unit = Math.ulp(Math.max(Math.abs(value.doubleValue()), envelope()));
      return new BigDecimal(got).subtract(value).abs().doubleValue() / unit;
    }

    /** Oscillating functions are exact to their envelope. */
    private double envelope() {
      double disc = Math.min(1, Math.sqrt(2 / (Math.PI * Math.abs(op == Op.JN ? b : a))));
      return switch (op) {
        case J0 -> disc;
        case J1 -> Math.min(Math.abs(a) / 2, disc);
        case JN -> Math.abs(b) > Math.abs(a) ? disc : 0;
        case DISC -> Math.min(1, 2 / Math.abs(a) * disc);
        case SPHERE -> Math.min(1, 3 / (a * a));
        case LGAMMA -> a < 0 ? 1 : 0;
        default -> 0;
      };
    }
  }

  static List<Row> rows() throws IOException {
    try (InputStream in = FunctionTable.class.getResourceAsStream("functions.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(",")))
          .map(parts ->
              new Row(
                  Op.valueOf(parts.get(0)),
                  Double.parseDouble(parts.get(1)),
                  Double.parseDouble(parts.get(2)),
                  new BigDecimal(parts.get(3))))
          .toList();
    }
  }
}
