package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.kernel.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole parameters and vectors in a model file, from the header to a number. */
final class VectorModelTest {
  static final String GOOD =
      """
      name: layers
      title: Layers
      parameters:
        - {name: n, default: 2, limits: [0, 3], kind: whole, description: How many}
        - {name: "t[n]", unit: Ang, default: 40, limits: [0, inf], kind: volume, description: Each}
        - name: w[4]
          default: [1, 2]
      ---
      double form_volume(int n, double t[n])
      {
        double sum = 0.0;
        for (int i = 0; i < n; i++) {
          sum += t[i];
        }
        return n > 0 ? sum : 1.0;
      }
      double Iq(double q, int n, double w[4], double t[n])
      {
        double sum = w[3];
        for (int i = n - 1; i >= 0; i--) {
          sum = q*sum + w[i]*t[i];
        }
        return sum;
      }
      """;

  @Test
  void aVectorIsAParameterForEachElement() throws ModelException {
    ModelInfo info = ModelFile.parse(GOOD).info();
    assertEquals(
        List.of("scale", "background", "n", "t1", "t2", "t3", "w1", "w2", "w3", "w4"),
        info.parameters().stream().map(ParameterInfo::name).toList());
    assertEquals(
        new ParameterInfo(
            "t2",
            "Ang",
            40,
            0,
            Double.POSITIVE_INFINITY,
            ParameterInfo.Kind.VOLUME,
            true,
            "Each",
            Optional.of(new ParameterInfo.Element("t", 2, Optional.of("n")))),
        info.parameter("t2").orElseThrow());
    ParameterInfo n = info.parameter("n").orElseThrow();
    assertEquals(ParameterInfo.Kind.WHOLE, n.kind());
    assertFalse(n.polydisperse());
    assertEquals(
        new ParameterInfo.Element("w", 4, Optional.empty()),
        info.parameter("w4").orElseThrow().element().orElseThrow());
    assertEquals(
        List.of(1.0, 2.0, 2.0, 2.0),
        info.parameters().subList(6, 10).stream().map(ParameterInfo::defaultValue).toList());
  }

  @Test
  void theBodySeesAsManyElementsAsCount() throws ModelException {
    ReferenceEvaluator model = new ReferenceEvaluator(ModelFile.parse(GOOD).model());
    double[] q = {0.5};
    Map<String, Double> three = Map.of("n", 3.0, "t1", 10.0, "t2", 20.0, "t3", 30.0, "w4", 8.0);
    assertEquals((1.0 + 60 * 0.25 + 20 + 10) / 60 + 0.001, model.intensity(q, three)[0], 1e-12);
    assertEquals(2.001, model.intensity(q, Map.of("n", 0.0))[0], 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      value = {
        "limits: [0, 3] => limits: [0, inf] => line 4, column 5: 'n' is of kind whole: its default and its two limits are whole numbers up to 1,000,000",
        "limits: [0, 3] => unit: Ang => line 4, column 5: 'n' is of kind whole: its default and its two limits are whole numbers up to 1,000,000",
        "default: 2, => default: 1.5, => line 4, column 5: 'n' is of kind whole: its default and its two limits are whole numbers up to 1,000,000",
        "kind: whole => kind: whole, polydisperse: true => line 4, column 56: a parameter of kind whole has no distribution",
        "w[4] => w[4], kind: whole => line 6, column 21: the header is not YAML: mapping values are not allowed here",
        "limits: [0, 3] => limits: [-1, 3] => line 5, column 6: the limits of 'n' should lie between 0 and 200, being the length of 't'",
        "limits: [0, 3] => limits: [0, 201] => line 5, column 6: the limits of 'n' should lie between 0 and 200, being the length of 't'",
        "kind: whole, => kind: plain, => line 5, column 6: the length 'n' should be a parameter of kind whole, given before",
        "w[4] => w[m] => line 6, column 5: the length 'm' should be a parameter of kind whole, given before",
        "w[4] => w[0] => line 6, column 5: the length of a vector is a number from 1 to 200, or a parameter of kind whole",
        "w[4] => w[] => line 6, column 5: the length of a vector is a number from 1 to 200, or a parameter of kind whole",
        "w[4] => w[1000] => line 6, column 5: the length of a vector is a number from 1 to 200, or a parameter of kind whole",
        "w[4] => 2w[4] => line 6, column 5: a parameter's name is made of letters, digits and _: '2w'",
        "w[4] => w]4[ => line 6, column 5: a parameter's name is made of letters, digits and _: 'w]4['",
        "w[4] => t2 => line 7, column 14: expected a text or a number for 'default'",
        "w[4] => t[4] => line 6, column 5: the parameter 't1' is given twice",
        "w[4] => sin[4] => line 6, column 5: the name 'sin' is taken; choose another",
        "default: [1, 2] => default: [1, 2, 3, 4, 5] => line 7, column 5: 'w' takes 1 to 4 defaults, 5 given",
        "default: [1, 2] => default: [] => line 7, column 5: 'w' takes 1 to 4 defaults, 0 given",
        "default: [1, 2] => default: [1, two] => line 7, column 18: expected a number for 'default', found 'two'",
        "default: 40 => default: -40 => line 5, column 5: the default of 't1' is outside its limits",
        "int n, double t[n]) => int n, double t[n], double w[4]) => line 9, column 47: form_volume may only ask for parameters of kind volume, and 'w' is not",
      })
  void mistakesAreSaid(String part, String instead, String message) {
    assertTrue(GOOD.contains(part), part);
    String text = GOOD.replace(part, instead);
    assertEquals(
        message,
        assertThrows(ModelException.class, () -> ModelFile.parse(text).model()).getMessage());
  }

  @Test
  void aWholeNumberIsNoVector() {
    String text =
        GOOD.replace("default: [1, 2]", "default: 1\n    limits: [0, 9]\n    kind: whole");
    assertEquals(
        "line 6, column 5: a parameter of kind whole is no vector",
        assertThrows(ModelException.class, () -> ModelFile.parse(text)).getMessage());
  }

  @Test
  void parametersAreBounded() {
    StringBuilder many = new StringBuilder("name: m\ntitle: m\nparameters:\n");
    for (int i = 0; i < 11; i++) {
      many.append("  - {name: \"v").append(i).append("_[200]\", default: 1}\n");
    }
    assertEquals(
        "line 14, column 5: a model has at most 2,000 parameters, elements of vectors counted",
        assertThrows(ModelException.class, () -> ModelFile.parse(many + "---\n")).getMessage());
  }
}
