package org.drumlin.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {

  @ParameterizedTest
  @CsvSource({
    "56.398, 0.1234, 56.40(12)",
    "49.627, 0.117, 49.63(12)",
    "0.07031, 0.00184, 0.0703(18)",
    "0.07031, 0.00996, 0.070(10)",
    "-12.345, 1.26, -12.3(13)",
    "1234.5, 12.4, 1234(12)",
    "1234.5, 1.24, 1234.5(12)",
    "12345, 124, 1.234(12)e4",
    "1.2349e-9, 2.3e-11, 1.235(23)e-9",
    "1.2345e12, 2.3e9, 1.2345(23)e12",
    "3, 250, 0.0(25)e2",
    "0, 0.5, 0.00(50)",
    "1e-3, 0.5, 0.00(50)",
    "999.96, 0.14, 999.96(14)",
    "2, 0, 2",
    "2.5, NaN, 2.5",
    "NaN, 0.1, –",
    "Infinity, 0.1, inf",
    "1234567, 0, 1.23457e6",
    "0.00001, 0, 1e-5"
  })
  void writesTwoDigitsOfUncertainty(double value, double stderr, String written) {
    assertEquals(written, Notation.of(value, stderr));
  }

  @ParameterizedTest
  @CsvSource({"56.2812, 0.1234, 56.28", "1.2399e-9, 2.3e-11, 1.240e-9", "5, NaN, 5"})
  void roundsTheEndOfAnIntervalAsItsValue(double value, double stderr, String written) {
    assertEquals(written, Notation.alike(value, stderr));
  }
}
