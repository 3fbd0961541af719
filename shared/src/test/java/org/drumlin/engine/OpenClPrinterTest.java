package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.drumlin.data.Resolution;
import org.drumlin.model.Catalogue;
import org.drumlin.model.PolydispersityShape;
import org.junit.jupiter.api.Test;

/** The text that a device is given. */
class OpenClPrinterTest {
  private static OpenClPrinter.Printed cylinder() throws Exception {
    Map<String, PolydispersityShape> shapes = new LinkedHashMap<>();
    shapes.put("radius", new PolydispersityShape("gaussian", 35, 3));
    shapes.put("length", new PolydispersityShape("gaussian", 35, 3));
    CompiledModel model =
        CompiledModel.of(
            new CurveSpec(
                Catalogue.builtin().resolve("cylinder"),
                new double[] {0.1},
                new Resolution.None(),
                shapes,
                Map.of()),
            new PlainKernels());
    return OpenClPrinter.loops("stage0", model.stages().getFirst().main().outline());
  }

  @Test
  void whatDependsOnAnInnerLoopAloneIsTabulatedAheadOfTheOuterOne() throws Exception {
    String text = cylinder().text();
    int radii = text.indexOf("for (int i1 = 0; i1 < (int) row[0]; i1++) {");
    assertTrue(radii > 0, text);
    String ahead = text.substring(0, radii);
    String innermost = text.substring(text.lastIndexOf("for (int i2"));
    assertTrue(ahead.contains("for (int i2 = 0; i2 < (int) row[1]; i2++) {"), text);
    assertTrue(ahead.contains("[35];"), text);
    assertFalse(innermost.contains("sinc("), text);
    assertFalse(innermost.contains("disc("), text);
  }

  @Test
  void aProgramHoldsOnlyTheFunctionsItCalls() throws Exception {
    String program = OpenClFunctions.program(cylinder().text(), true);
    assertTrue(program.contains("static real disc("), program);
    assertTrue(program.contains("static real p_j1_modulus("), program);
    assertTrue(program.contains("static real wide_sine("), program);
    assertFalse(program.contains("gamma"), program);
    assertEquals(1, program.split("static real sinc\\(", -1).length - 1);
  }
}
