package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
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

  @Test
  void functionsAreExactToAFewUnitsInTheLastPlace() throws Exception {
    Map<Op, Double> worst = new EnumMap<>(Op.class);
    Map<Op, FunctionTable.Row> where = new EnumMap<>(Op.class);
    for (FunctionTable.Row row : FunctionTable.rows()) {
      double got = ScalarOps.apply(row.op(), row.a(), row.b(), 0);
      assertTrue(Double.isFinite(got), row.toString());
      double error = row.error(got);
      if (error > worst.getOrDefault(row.op(), -1.0)) {
        worst.put(row.op(), error);
        where.put(row.op(), row);
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
