package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine's own functions against values of 25 digits (bench/tables/functions.py). */
class FunctionsTest {

  /** Errors allowed, in units in the last place of the value or of its envelope. */
  private static double allowed(Op op) {
    return switch (op) {
      case SIN, COS, SINC, EXP, EXPM1, LOG, POW -> 2;
      default -> 4;
    };
  }

  /** What an error is counted against: oscillating functions are exact to their envelope. */
  private static double envelope(Op op, double a, double b) {
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

  @Test
  void functionsAreExactToAFewUnitsInTheLastPlace() throws Exception {
    List<String> lines;
    try (InputStream in = FunctionsTest.class.getResourceAsStream("functions.csv")) {
      lines =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
    }
    Map<Op, Double> worst = new EnumMap<>(Op.class);
    Map<Op, String> where = new EnumMap<>(Op.class);
    for (String line : lines) {
      List<String> parts = List.of(line.split(","));
      Op op = Op.valueOf(parts.get(0));
      double a = Double.parseDouble(parts.get(1));
      double b = Double.parseDouble(parts.get(2));
      BigDecimal expected = new BigDecimal(parts.get(3));
      double got = ScalarOps.apply(op, a, b, 0);
      assertTrue(Double.isFinite(got), line);
      double error = new BigDecimal(got).subtract(expected).abs().doubleValue();
      double unit = Math.ulp(Math.max(Math.abs(expected.doubleValue()), envelope(op, a, b)));
      if (error / unit > worst.getOrDefault(op, -1.0)) {
        worst.put(op, error / unit);
        where.put(op, line);
      }
    }
    assertEquals(18, worst.size(), worst.toString());
    worst.forEach((op, error) -> assertTrue(error <= allowed(op), where.get(op) + " of " + worst));
  }

  /** At the ends of their ranges and outside them. */
  @ParameterizedTest
  @CsvSource({
    "SIN, Infinity, 0, NaN",
    "COS, NaN, 0, NaN",
    "SINC, 0, 0, 1",
    "SINC, -0.0, 0, 1",
    "SPHERE, 0, 0, 1",
    "EXP, -Infinity, 0, 0",
    "EXP, Infinity, 0, Infinity",
    "EXP, 0, 0, 1",
    "LOG, 0, 0, -Infinity",
    "LOG, -1, 0, NaN",
    "LOG, 1, 0, 0",
    "J0, 0, 0, 1",
    "J0, Infinity, 0, 0",
    "J0, NaN, 0, NaN",
    "J1, 0, 0, 0",
    "J1, -Infinity, 0, -0.0",
    "DISC, 0, 0, 1",
    "DISC, Infinity, 0, 0",
    "DISC, NaN, 0, NaN",
    "JN, 0, 0, 1",
    "JN, 3, 0, 0",
    "JN, 3, Infinity, 0",
    "JN, 1.5, 1, NaN",
    "JN, 2, NaN, NaN",
    "JN, 200, 1e-3, 0",
    "SI, 0, 0, 0",
    "SI, -0.0, 0, -0.0",
    "SI, Infinity, 0, 1.5707963267948966",
    "SI, -Infinity, 0, -1.5707963267948966",
    "SI, NaN, 0, NaN",
    "ERF, Infinity, 0, 1",
    "ERF, -Infinity, 0, -1",
    "ERF, -0.0, 0, -0.0",
    "ERF, NaN, 0, NaN",
    "ERFC, Infinity, 0, 0",
    "ERFC, -Infinity, 0, 2",
    "ERFC, 0, 0, 1",
    "ERFC, NaN, 0, NaN",
    "TGAMMA, 0, 0, Infinity",
    "TGAMMA, -0.0, 0, -Infinity",
    "TGAMMA, -3, 0, NaN",
    "TGAMMA, -Infinity, 0, NaN",
    "TGAMMA, Infinity, 0, Infinity",
    "TGAMMA, 172, 0, Infinity",
    "TGAMMA, NaN, 0, NaN",
    "TGAMMA, 1, 0, 1",
    "TGAMMA, 5, 0, 24",
    "LGAMMA, 1, 0, 0",
    "LGAMMA, 2, 0, 0",
    "LGAMMA, 0, 0, Infinity",
    "LGAMMA, -7, 0, Infinity",
    "LGAMMA, Infinity, 0, Infinity",
    "LGAMMA, -Infinity, 0, Infinity",
    "LGAMMA, NaN, 0, NaN",
    "GAMMAINC, 2, 0, 0",
    "GAMMAINC, 2, Infinity, 1",
    "GAMMAINC, 0, 1, NaN",
    "GAMMAINC, 2, -1, NaN",
    "GAMMAINC, NaN, 1, NaN",
    "GAMMAINC, 1, NaN, NaN",
    "GAMMAINC, 1e5, 1, 0",
  })
  void limits(Op op, double a, double b, double expected) {
    assertEquals(expected, ScalarOps.apply(op, a, b, 0));
  }
}
