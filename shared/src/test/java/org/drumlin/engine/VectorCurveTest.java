package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.drumlin.data.Resolution;
import org.drumlin.model.Model;
import org.drumlin.model.ModelFile;
import org.drumlin.model.PolydispersityShape;
import org.drumlin.model.ReferenceEvaluator;
import org.junit.jupiter.api.Test;

/** Vectors and whole parameters on the tape, against a walk over the tree. */
class VectorCurveTest {
  private static final String MODEL =
      """
      name: onion
      title: Shells, and one of each construct
      parameters:
        - {name: n, default: 2, limits: [0, 5], kind: whole}
        - {name: kind, default: 1, limits: [1, 3], kind: whole}
        - {name: core, default: 30, limits: [0, inf], kind: volume}
        - {name: "sld[n]", default: [1, 2, 3, 4, 5], kind: sld}
        - {name: "thickness[n]", default: 10, limits: [0, inf], kind: volume}
        - {name: "w[3]", default: [1, 0.5, 0.25]}
      ---
      double outer(int n, double core, double thickness[n])
      {
        double r = core;
        for (int i = 0; i < n; i++) {
          r += thickness[i];
        }
        return r;
      }

      double element(double v[3], int k)
      {
        double found = 0.0;
        for (int i = 0; i < 3; i++) {
          if (i == k) {
            found = v[i];
          }
        }
        return found;
      }

      double form_volume(int n, double core, double thickness[n])
      {
        return 4.0*M_PI/3.0*cube(outer(n, core, thickness));
      }

      double Fq(double q, int n, int kind, double core, double sld[n], double thickness[n], double w[3])
      {
        const int last = n > 0 ? n - 1 : 0;
        double r = core;
        double before = 0.5;
        double f = 0.0;
        for (int i = 0; i <= last; i++) {
          f += (before - sld[i])*cube(r)*sas_3j1x_x(q*r);
          r += thickness[i];
          before = sld[i];
        }
        for (int i = last; i >= 0; i -= 2) {
          f += (q < 0.1 ? w[1] : w[2])*(i + 1);
        }
        if (kind == 1) {
          return f;
        }
        if (kind == 2 && n > 0) {
          return f*thickness[n - 1]*element(w, n - 1);
        }
        return f*sas_JN(kind + n, 100.0*q);
      }
      """;

  @Test
  void everyWholeValueIsWhatTheTreeSays() throws Exception {
    Model.Body model = ModelFile.parse(MODEL).model();
    ReferenceEvaluator reference = new ReferenceEvaluator(model);
    PolydispersityShape few = new PolydispersityShape("gaussian", 9, 3);
    double[] q = {0.003, 0.02, 0.0999, 0.1, 0.35};
    Random random = new Random(31);
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (int n = 0; n <= 5; n++) {
        for (int kind = 1; kind <= 3; kind++) {
          Map<String, Double> whole = Map.of("n", (double) n, "kind", (double) kind);
          Map<String, Double> values = new HashMap<>(whole);
          model.info().parameters().stream()
              .filter(p -> p.element().isPresent())
              .forEach(p -> values.put(p.name(), p.defaultValue() * (0.5 + random.nextDouble())));
          values.put("thickness1_pd", 0.1);
          Map<String, PolydispersityShape> shapes = Map.of("thickness1", few);
          Curve curve =
              engine.compile(new CurveSpec(model, q, new Resolution.None(), shapes, whole));
          assertFalse(curve.parameters().contains("n"));
          double[] set =
              curve.parameters().stream()
                  .mapToDouble(name ->
                      values.getOrDefault(
                          name,
                          model.info().parameter(name).map(p -> p.defaultValue()).orElse(0.0)))
                  .toArray();
          double[] theory = new double[q.length];
          curve.evaluate(1, set, theory);
          double[] expected = reference.intensity(q, values, shapes);
          for (int i = 0; i < q.length; i++) {
            String what = "n " + n + " kind " + kind + " q " + q[i];
            assertEquals(expected[i], theory[i], 1e-9 * Math.abs(expected[i]), what);
          }
        }
      }
    }
  }
}
