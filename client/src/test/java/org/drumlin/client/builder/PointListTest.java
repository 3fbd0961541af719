package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PointListTest {
  @Test
  void aListIsReadAsPeopleWriteIt() {
    assertEquals(Optional.of(List.of(17, 18, 30, 31, 32)), PointList.read("17, 18, 30-32"));
    assertEquals(Optional.of(List.of(1, 2, 5)), PointList.read(" 5 1;2 , 1 "));
    assertEquals(Optional.of(List.of(3, 4, 9)), PointList.read("3 – 4 9"));
    assertEquals(Optional.of(List.of()), PointList.read("  "));
  }

  @Test
  void whatIsNoListIsNone() {
    for (String text : List.of("a", "3-", "5-3", "1,,2", "-4", "1.5", "12345678")) {
      assertEquals(Optional.empty(), PointList.read(text), text);
    }
  }

  @Test
  void itIsWrittenAsShortAsItReads() {
    assertEquals("17, 18, 30-33, 40", PointList.write(List.of(40, 18, 17, 30, 31, 32, 33)));
    assertEquals("", PointList.write(List.of()));
    var all = List.of(0, 1, 2, 7, 9, 10);
    assertEquals(Optional.of(all), PointList.read(PointList.write(all)));
  }
}
