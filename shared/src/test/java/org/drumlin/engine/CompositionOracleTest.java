package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.drumlin.data.Resolution;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums, products, P@S and the beta approximation against sasmodels' newest version. */
class CompositionOracleTest {
  private static final double RELATIVE = 1e-6;

  private static JsonNode oracle() throws Exception {
    try (InputStream in =
        CompositionOracleTest.class.getResourceAsStream("sas-compositions.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  static List<String> names() throws Exception {
    return oracle().get("models").propertyStream().map(Map.Entry::getKey).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void isThePeers(String name) throws Exception {
    JsonNode entry = oracle().get("models").get(name);
    Map<String, Double> given = new HashMap<>();
    entry.get("pars").properties().forEach(p -> given.put(p.getKey(), p.getValue().asDouble()));
    Model model = Catalogue.builtin().resolve(name.split(" ")[0]);
    Map<String, PolydispersityShape> shapes = new HashMap<>();
    Map<String, Double> whole = new HashMap<>();
    for (ParameterInfo parameter : model.info().parameters()) {
      String spread = parameter.name() + "_pd";
      if (given.containsKey(spread)) {
        shapes.put(
            parameter.name(),
            new PolydispersityShape(
                "gaussian",
                (int) given.getOrDefault(spread + "_n", 0.0).doubleValue(),
                given.getOrDefault(spread + "_nsigma", 0.0)));
      }
      if (parameter.kind() == ParameterInfo.Kind.WHOLE && given.containsKey(parameter.name())) {
        whole.put(parameter.name(), given.get(parameter.name()));
      }
    }
    double[] q = numbers(oracle().get("q"));
    double[] expected = numbers(entry.get("I"));
    double[] theory = new double[q.length];
    try (JvmEngine engine = JvmEngine.create(1)) {
      Curve curve = engine.compile(new CurveSpec(model, q, new Resolution.None(), shapes, whole));
      double[] set =
          curve.parameters().stream()
              .mapToDouble(c ->
                  given.getOrDefault(
                      c, model.info().parameter(c).map(ParameterInfo::defaultValue).orElse(0.0)))
              .toArray();
      curve.evaluate(1, set, theory);
    }
    double most = 0;
    for (double e : expected) {
      most = Math.max(most, Math.abs(e));
    }
    for (int i = 0; i < q.length; i++) {
      double scale = Math.max(Math.abs(expected[i]), 1e-4 * most);
      assertEquals(expected[i], theory[i], RELATIVE * scale, name + " at q = " + q[i]);
    }
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
