package org.drumlin.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParameterExpressionTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "1/2 => 0.5",
        "2 + 3*4 - 6/2 => 11",
        "-2^2 => -4",
        "2**-1 => 0.5",
        "2^3^2 => 512",
        "1 - 2 - 3 => -4",
        "8/4/2 => 1",
        "sqrt(16) + fabs(-1) => 5",
        "fmax(1, 2) - fmin(1, 2) => 1",
        "2 > 1 ? 10 : 20 => 10",
        "!(2 > 1) || 1 <= 1 => 1",
        "1 < 2 && 2 != 2 => 0",
        "square(3) + cube(2) => 17",
        ".5e1 => 5",
      })
  void computesAsOnPaper(String text, double value) throws ModelException {
    assertEquals(value, ParameterExpression.parse(text).evaluate(Map.of()));
  }

  /** Margins of the parts that have to hold, with a = 3 and b = 5. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "a < b => 2",
        "a >= b => -2",
        "a < b && a > 1 => 2, 2",
        "!(a < b) => -2",
        "!(a < b || a > 4) => -2, 1",
        "!(a < b && a > 4) => 1",
        "a > 10 || b < 9 => 4",
        "a == b || a < 4 => 1",
        "a != b => 2",
      })
  void aConditionHasMargins(String text, String margins) throws ModelException {
    ParameterExpression condition = ParameterExpression.parse(text);
    List<Double> found =
        condition.margins(List.of("a", "b")::indexOf).stream()
            .map(m -> m.evaluate(new double[] {3, 5}))
            .toList();
    assertEquals("[" + margins + "]", found.toString().replace(".0", ""));
    assertEquals(
        found.stream().allMatch(m -> m >= 0), condition.holds(n -> n.equals("a") ? 3 : 5), text);
    assertFalse(condition.isEquality());
  }

  @Test
  void equalitiesAreKnown() throws ModelException {
    for (String text : List.of("a == b", "!(a != b)", "a == 1 || a == 2", "a == 1 && b < 2")) {
      assertTrue(ParameterExpression.parse(text).isEquality(), text);
    }
  }

  @Test
  void namesHaveDotsAndKeepTheirOrder() throws ModelException {
    ParameterExpression tie = ParameterExpression.parse("rt2.rg / 10 + pi*b - rt2.rg");
    assertEquals(List.of("rt2.rg", "b"), tie.names());
    assertFalse(tie.isCondition());
    assertEquals(5.6 + Math.PI - 56, tie.evaluate(Map.of("rt2.rg", 56.0, "b", 1.0)), 1e-15 * 60);
    assertEquals(
        5.6 + Math.PI - 56,
        tie.bind(List.of("x", "b", "rt2.rg")).evaluate(new double[] {9, 1, 56}),
        1e-15 * 60);
  }

  @Test
  void constraintsHoldOrNot() throws ModelException {
    ParameterExpression constraint = ParameterExpression.parse("rt2.rg < 100");
    assertTrue(constraint.isCondition());
    assertTrue(constraint.holds(name -> 99.0));
    assertFalse(constraint.holds(name -> 100.0));
    assertFalse(constraint.holds(name -> Double.NaN));
  }

  @Test
  void aNameWithoutValueIsSaid() throws ModelException {
    ParameterExpression tie = ParameterExpression.parse("2*a");
    assertEquals(
        "no value for 'a' in: 2*a",
        assertThrows(IllegalArgumentException.class, () -> tie.evaluate(Map.of())).getMessage());
    assertEquals(
        "no column for 'a' in: 2*a",
        assertThrows(IllegalArgumentException.class, () -> tie.bind(List.of("b"))).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "`` => column 1: expected a value, found the end of the text",
        "1 + => column 4: expected a value, found the end of the text",
        "2 rg => column 3: expected an operator or the end (a product is written with *), found 'rg'",
        "(a + b => column 7: expected an operator or ')', found the end of the text",
        "a + b) => column 6: expected an operator or the end, found ')'",
        "a..b => column 3: expected a name, found '.'",
        "foo(1) => column 1: unknown function 'foo'",
        "abs(x) => column 1: unknown function 'abs'; did you mean 'fabs'?",
        "sqrt(1, 2) => column 1: sqrt takes 1 argument, 2 given",
        "1 < a < 3 => column 7: a comparison has no value to compare; join two of them: 0 < x && x < 1",
        "a && b => column 3: '&&' joins two comparisons, such as x > 0 && x < 1",
        "(a < b) + 1 => column 4: expected a value to the left of '+', found a comparison; choose with ? and :",
        "a ? b : c => column 1: expected a comparison such as x > 0, found a value",
        "a $ b => column 3: '$' is not part of the language",
        "a & b => column 3: '&' is not part of the language; there are no pointers, and 'and' is written &&",
        "sas_J1(x) => column 1: 'sas_J1' is only there inside models",
        "exp + 1 => column 1: unknown name 'exp'; it is a function: write exp(…)",
        "a[1] => column 1: expected a value, found a table: there are none in a formula",
        "1e999 => column 1: this number is too large for a double",
        "5 % 2 => column 3: the remainder is written fmod(a, b)",
      })
  void mistakesAreSaidWithTheirColumn(String text, String message) {
    assertEquals(
        message,
        assertThrows(ModelException.class, () -> ParameterExpression.parse(text)).getMessage());
  }

  @Test
  void deepTextsAreRefusedNotRecursedInto() {
    for (String deep :
        List.of(
            "(".repeat(30_000) + "1",
            "-".repeat(15_000) + "1",
            "1" + "+1".repeat(9_000),
            "1" + "^1".repeat(9_000),
            "a<1?1:".repeat(3_000) + "1",
            "sin(".repeat(4_000) + "1" + ")".repeat(4_000),
            "1".repeat(200_000),
            "!".repeat(9_000) + "(a<1)")) {
      assertThrows(ModelException.class, () -> ParameterExpression.parse(deep));
    }
  }
}
