package org.drumlin.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.drumlin.data.Resolution;
import org.drumlin.job.EvalRequest;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.junit.jupiter.api.Test;

final class EvalParametersTest {
  private static EvalParameters of(Map<String, Double> numbers) throws ModelException {
    var request =
        new EvalRequest(
            Optional.empty(),
            "sphere",
            numbers,
            Map.of(),
            new double[] {0.1},
            new Resolution.None());
    return EvalParameters.of(Catalogue.builtin().resolve("sphere").info(), request);
  }

  @Test
  void whatIsLeftOutTakesItsDefault() throws ModelException {
    assertEquals(50.0, of(Map.of()).values().get("radius"));
    assertEquals(70.0, of(Map.of("radius", 70.0)).values().get("radius"));
  }

  @Test
  void aMagneticPartOfSizeNothingMayBeThere() throws ModelException {
    var given = Map.of("sld_M0", 0.0, "sld_mtheta", 30.0, "up_theta", 90.0, "up_frac_i", 0.0);
    assertFalse(of(given).values().containsKey("sld_M0"));
  }

  @Test
  void aMagneticPartThatCountsIsRefused() {
    var refusal = assertThrows(ModelException.class, () -> of(Map.of("sld_M0", 1.0)));
    assertEquals(
        "pars.sld_M0: magnetic scattering is not computed yet; leave it 0", refusal.getMessage());
  }

  @Test
  void anUnknownNameIsRefused() {
    var refusal = assertThrows(ModelException.class, () -> of(Map.of("radios", 1.0)));
    assertEquals(
        "pars.radios: sphere has no such parameter; it has scale, background, sld, sld_solvent,"
            + " radius",
        refusal.getMessage());
  }
}
