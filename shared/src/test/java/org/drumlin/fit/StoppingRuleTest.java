package org.drumlin.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoppingRuleTest {
  @Test
  void bothConditionsHoldOrOneAlone() {
    StoppingRule both = StoppingRule.parse(" R-hat < 1.01 and ESS > 1000 ");
    assertEquals(new StoppingRule(1.01, 1000), both);
    assertTrue(both.met(1.009, 1001));
    assertFalse(both.met(1.01, 1001));
    assertFalse(both.met(1.0, 1000));
    assertFalse(both.met(Double.NaN, 2000));
    assertFalse(both.met(1.0, Double.NaN));
    assertTrue(StoppingRule.parse("ess>5e2").met(Double.NaN, 501));
    assertTrue(StoppingRule.parse("rhat < 1.02").met(1.01, Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R-hat > 1.01",
        "ESS < 10",
        "ESS > 10 or R-hat < 2",
        "ESS > 10 and",
        "ESS > 10 and ESS > 20",
        "R-hat < 0.9",
        "samples > 10",
        "ESS > -1",
        "ESS > 1000 R-hat < 1.01"
      })
  void anythingElseIsRefusedWithAnExample(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> StoppingRule.parse(text));
    assertTrue(
        String.valueOf(e.getMessage())
            .endsWith("write a rule like \"R-hat < 1.01 and ESS > 1000\""),
        e.getMessage());
  }
}
