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

/** The engine's own functions against values of 25 digits (bench/tables/functions.py). */
class FunctionsTest {

  /** Errors allowed, in units in the last place of the value or of its envelope. */
  private static double allowed(Op op) {
    return switch (op) {
      case SIN, COS, SINC, EXP, EXPM1, LOG, POW, SPHERE -> 2;
      case ERF, ERFC -> 4;
      case SI, J0, J1, DISC, JN -> 9;
      case TGAMMA, LGAMMA -> 30;
      case GAMMAINC -> 100;
      default -> throw new IllegalArgumentException(op.name());
    };
  }

  /** What an error is counted against: oscillating functions are exact to their envelope. */
  private static double envelope(Op op, double a, double b) {
    double disc = Math.min(1, Math.sqrt(2 / (Math.PI * Math.abs(op == Op.JN ? b : a))));
    return switch (op) {
      case J0, J1, JN -> disc;
      case DISC -> Math.min(1, 2 / Math.abs(a) * disc);
      case SPHERE -> Math.min(1, 3 / (a * a));
      case LGAMMA -> 1;
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
    for (String line : lines) {
      List<String> parts = List.of(line.split(","));
      Op op = Op.valueOf(parts.get(0));
      double a = Double.parseDouble(parts.get(1));
      double b = Double.parseDouble(parts.get(2));
      BigDecimal expected = new BigDecimal(parts.get(3));
      double got = ScalarOps.apply(op, a, b, 0);
      double error = new BigDecimal(got).subtract(expected).abs().doubleValue();
      double unit = Math.ulp(Math.max(Math.abs(expected.doubleValue()), envelope(op, a, b)));
      worst.merge(op, error / unit, Math::max);
    }
    assertEquals(18, worst.size(), worst.toString());
    worst.forEach((op, error) -> assertTrue(error <= allowed(op), op + " of " + worst));
  }
}
