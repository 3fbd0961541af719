package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.drumlin.data.Resolution;
import org.drumlin.kernel.ModelException;
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

  private static final List<String> PARTS =
      List.of(
          "n",
          "kind",
          "i",
          "0",
          "1",
          "2",
          "n - 1",
          "i + 1",
          "n > 0",
          "i < 3",
          "kind == 2",
          "n == 3",
          "!(n < 2)",
          "n > 1 && q < 0.1",
          "n < 1 || q < 0.1",
          "last",
          "i--",
          "i++",
          ">=",
          "<",
          "<=");

  /** Whatever the reader lets through can be lowered for every value of the whole parameters. */
  @Test
  void whatIsReadIsKnownOnceTheWholeParametersAre() {
    Random random = new Random(7);
    Pattern part = Pattern.compile("\\b(n - 1|n > 0|i|n|kind|last|[0-3])\\b|i--|i\\+\\+|<=|<|>=");
    List<MatchResult> places = part.matcher(MODEL).results().filter(m -> m.start() > 400).toList();
    int read = 0;
    for (int round = 0; round < 4000; round++) {
      String text = MODEL;
      for (int change = random.nextInt(2); change >= 0; change--) {
        MatchResult place = places.get(random.nextInt(places.size()));
        if (place.end() <= text.length()) {
          String piece = PARTS.get(random.nextInt(PARTS.size()));
          text = text.substring(0, place.start()) + piece + text.substring(place.end());
        }
      }
      Optional<Model.Body> model = read(text);
      read += model.isPresent() ? 1 : 0;
      if (model.isPresent()) {
        everyWholeValueLowers(model.orElseThrow(), text);
      }
    }
    assertTrue(read > 200, read + " of the texts were read");
  }

  private static Optional<Model.Body> read(String text) {
    try {
      return Optional.of(ModelFile.parse(text).model());
    } catch (ModelException e) {
      return Optional.empty();
    }
  }

  private static void everyWholeValueLowers(Model.Body model, String text) {
    for (int n = 0; n <= 5; n++) {
      for (int kind = 1; kind <= 3; kind++) {
        Graph graph = new Graph();
        Map<String, Value> inputs = new HashMap<>();
        model.info().parameters().forEach(p -> inputs.put(p.name(), graph.input(0, 0, false)));
        inputs.put("q", graph.input(1, 0, true));
        inputs.put("n", graph.constant(n));
        inputs.put("kind", graph.constant(kind));
        try {
          new Lowering(model.program(), graph).entry(model.program().scattering(), inputs);
        } catch (ModelException e) {
          throw new AssertionError("n " + n + " kind " + kind + " of:\n" + text, e);
        }
      }
    }
  }

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
