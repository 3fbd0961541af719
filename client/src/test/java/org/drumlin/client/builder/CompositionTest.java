package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CompositionTest {
  @Test
  void aTextIsItsTerms() {
    var both = Composition.parse("sphere @ hardsphere + power_law");
    assertEquals(2, both.terms().size());
    assertEquals(new Composition.Term(' ', "sphere", "hardsphere"), both.terms().getFirst());
    assertEquals(new Composition.Term('+', "power_law", ""), both.terms().getLast());
    assertEquals("sphere@hardsphere+power_law", both.text());
    assertEquals(2, both.piecesBefore(1));
    assertTrue(Composition.parse(" ").isEmpty());
  }

  @Test
  void formulasAndBracketsStayOneText() {
    for (String text : new String[] {"y = A*exp(-x/tau) + B", "(sphere+cylinder)*power_law"}) {
      var composition = Composition.parse(text);
      assertEquals(text, composition.text());
      assertTrue(composition.isText());
      assertFalse(composition.takes('+'));
      assertEquals("sphere", composition.withForm(0, "sphere").text());
    }
  }

  @Test
  void partsAreExchangedPutOnAndTakenAway() {
    var sphere = Composition.parse("").withForm(0, "sphere");
    var pair = sphere.withStructure(0, "hardsphere");
    assertEquals("cylinder@hardsphere", pair.withForm(0, "cylinder").text());
    assertEquals("sphere", pair.withStructure(0, "").text());
    var sum = pair.and('+', "power_law").and('+', "dab");
    assertEquals("sphere@hardsphere+power_law+dab", sum.text());
    assertEquals("power_law+dab", sum.without(0).text());
    assertEquals("sphere@hardsphere+dab", sum.without(1).text());
    assertEquals("y=x", sphere.withForm(0, "y=x").text());
  }

  @Test
  void sumsAndProductsAreNotMixedByAClick() {
    var sum = Composition.parse("sphere+cylinder");
    assertTrue(sum.takes('+'));
    assertFalse(sum.takes('*'));
    assertTrue(Composition.parse("sphere").takes('*'));
    assertFalse(Composition.parse("").takes('+'));
  }
}
