package org.drumlin.client.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void numbersAreAsShortAsTheyCanBe() {
    assertEquals("0", Numbers.brief(0));
    assertEquals("56.4", Numbers.brief(56.3999));
    assertEquals("0.0703", Numbers.exact(0.0703));
    assertEquals("1e-10", Numbers.exact(1e-10));
    assertEquals("11880", Numbers.brief(11883.2));
    assertEquals("2.5e7", Numbers.exact(2.5e7));
    assertEquals("\u221e", Numbers.exact(Double.POSITIVE_INFINITY));
    assertEquals("", Numbers.exact(Double.NaN));
  }

  @Test
  void whatAPersonTypesIsRead() {
    assertEquals(0.5, Numbers.parse(" 0,5 ").orElseThrow());
    assertEquals(50000, Numbers.parse("50,000.0").orElseThrow());
    assertEquals(-1e-3, Numbers.parse("\u22121e-3").orElseThrow());
    assertEquals(Double.POSITIVE_INFINITY, Numbers.parse("inf").orElseThrow());
    assertEquals(0.2, Numbers.parse(".2").orElseThrow());
  }

  @Test
  void whatIsNoNumberIsNone() {
    for (String text : new String[] {"", "abc", "1e", "--1", "0x10", "1d", "NaN", "1e999"}) {
      assertTrue(Numbers.parse(text).isEmpty(), text);
    }
  }

  @Test
  void whatIsShownIsReadBack() {
    for (double x : new double[] {1, 0.001, 1e-7, 123456, 9.87e12, -4.25}) {
      assertEquals(x, Numbers.parse(Numbers.exact(x)).orElseThrow());
    }
  }

  @Test
  void timesReadAsAClock() {
    assertEquals("0:07", Numbers.clock(7.2));
    assertEquals("1:02:03", Numbers.clock(3723));
  }
}
