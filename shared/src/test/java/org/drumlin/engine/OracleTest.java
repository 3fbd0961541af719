package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drumlin.data.Resolution;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.PolydispersityShape;
import org.junit.jupiter.api.Test;

/** Every model against sasmodels' newest version, plain and with each distribution. */
class OracleTest {
  private static final double RELATIVE = 1e-6;

  /** Plain ones, and three of each model that has a parameter to spread. */
  private static final int CURVES = 88;

  @Test
  void modelsMatchThePeerPlainAndPolydisperse() throws Exception {
    JsonNode oracle;
    try (InputStream in = OracleTest.class.getResourceAsStream("sas-defaults.json")) {
      oracle = new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
    double[] q = numbers(oracle.get("q"));
    int curves = 0;
    try (JvmEngine engine = JvmEngine.create(1)) {
      for (Map.Entry<String, JsonNode> entry : oracle.get("models").properties()) {
        Model model = Catalogue.builtin().resolve(entry.getKey());
        for (Map.Entry<String, JsonNode> curve : entry.getValue().properties()) {
          if (curve.getKey().startsWith("I")) {
            compare(engine, model, q, entry.getValue(), curve);
            curves++;
          }
        }
      }
    }
    assertEquals(CURVES, curves);
    assertEquals(
        Catalogue.builtin().models().size() - 1, oracle.get("models").size(), "all but slabs");
  }

  private static void compare(
      JvmEngine engine, Model model, double[] q, JsonNode entry, Map.Entry<String, JsonNode> curve)
      throws Exception {
    Map<String, PolydispersityShape> shapes = Map.of();
    String widthName = "";
    double width = 0;
    if (curve.getKey().startsWith("I_pd")) {
      List<String> parts = List.of(curve.getKey().split("_"));
      String type = parts.get(2).equals("gauss") ? "gaussian" : parts.get(2);
      int points = Integer.parseInt(parts.get(4));
      double nsigmas = Double.parseDouble(parts.get(5));
      String name = entry.get("pd_par").asText();
      shapes = Map.of(name, new PolydispersityShape(type, points, nsigmas));
      widthName = name + "_pd";
      width = Double.parseDouble(parts.get(3));
    }
    Curve compiled =
        engine.compile(new CurveSpec(model, q, new Resolution.None(), shapes, Map.of()));
    double[] set = new double[compiled.parameters().size()];
    for (int i = 0; i < set.length; i++) {
      String name = compiled.parameters().get(i);
      set[i] = name.equals(widthName) ? width : entry.get("defaults").get(name).asDouble();
    }
    double[] theory = new double[q.length];
    compiled.evaluate(1, set, theory);
    double[] expected = numbers(curve.getValue());
    for (int i = 0; i < q.length; i++) {
      assertEquals(
          expected[i],
          theory[i],
          RELATIVE * Math.abs(expected[i]),
          model.info().name() + " " + curve.getKey() + " at q = " + q[i]);
    }
  }

  private static double[] numbers(JsonNode node) {
    return node.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }
}
