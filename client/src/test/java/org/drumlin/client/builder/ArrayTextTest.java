package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.drumlin.fit.DistributionPoint;
import org.drumlin.model.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArrayTextTest {
  private static final List<DistributionPoint> TWO =
      List.of(new DistributionPoint(20.5, 0.25), new DistributionPoint(30, 1));

  /** As tables, programs and people write two columns. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "20.5\t0.25\n30\t1",
        "20.5 0.25\r\n30 1\r\n",
        "20.5, 0.25\n30, 1",
        "20.5,0.25\n30,1",
        "20,5; 0,25\n30; 1",
        "20,5 0,25\n30 1",
        "value weight\n20.5 2.5e-1\n\n30",
        "# radius in Å\n  20.5   0.25  \n30 1"
      })
  void twoColumnsAreReadAsPeopleWriteThem(String text) {
    var reading = ArrayText.read(text, TestModels.RADIUS);
    assertEquals("", reading.problem());
    assertEquals(TWO, reading.points());
    assertEquals(TWO, ArrayText.read(ArrayText.write(TWO), TestModels.RADIUS).points());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "20 1|abc 2 => Line 2: abc is not a number.",
        "20 1|21 x => Line 2: x is not a number.",
        "20 1 3 => Line 1: expected a value and a weight.",
        "20 1||-3 1 => Line 3: -3 is outside what radius may be.",
        "20 -1 => Line 1: the weight -1 should be 0 or more.",
        "20 0|30 0 => Give at least one value with a weight above 0.",
        "value weight => Give at least one value with a weight above 0.",
      })
  void mistakesAreSaidWithTheirLine(String text, String problem) {
    assertEquals(problem, ArrayText.read(text.replace('|', '\n'), TestModels.RADIUS).problem());
  }

  @Test
  void thereIsAnEnd() {
    String most = "20 1\n".repeat(Distribution.MOST_POINTS);
    assertEquals(Distribution.MOST_POINTS, ArrayText.read(most, TestModels.RADIUS).points().size());
    assertEquals(
        "1001 values are too many; at most 1000 are taken.",
        ArrayText.read(most + "21 1", TestModels.RADIUS).problem());
  }
}
