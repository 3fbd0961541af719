package org.drumlin.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.drumlin.data.Resolution;
import org.drumlin.engine.Curve;
import org.drumlin.engine.CurveSpec;
import org.drumlin.engine.Engine;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;

/**
 * What is measured: {@code model} or {@code model:parameter=points[,parameter=points]}, and a
 * resolution of {@code ~dq/q} behind it.
 */
final class Cases {
  static final int POINTS = 200;
  static final double WIDTH = 0.1;

  private Cases() {}

  /** 200 q, evenly from 0.0025 to 0.5. */
  static double[] q() {
    double[] q = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      q[i] = 0.0025 * (i + 1);
    }
    return q;
  }

  static Curve compile(Engine engine, String name) throws ModelException {
    List<String> smeared = List.of(name.split("~"));
    List<String> parts = List.of(smeared.getFirst().split(":"));
    Model model = Catalogue.builtin().resolve(parts.getFirst());
    Map<String, PolydispersityShape> shapes = new java.util.TreeMap<>();
    if (parts.size() > 1) {
      for (String spread : parts.get(1).split(",")) {
        List<String> pair = List.of(spread.split("="));
        int points = Integer.parseInt(pair.get(1));
        shapes.put(pair.get(0), new PolydispersityShape("gaussian", points, 3));
      }
    }
    Resolution resolution =
        smeared.size() > 1 ? pinhole(Double.parseDouble(smeared.get(1))) : new Resolution.None();
    return engine.compile(new CurveSpec(model, q(), resolution, shapes, Map.of()));
  }

  private static Resolution pinhole(double fraction) {
    return new Resolution.Pinhole(DoubleStream.of(q()).map(x -> fraction * x).toArray());
  }

  /** Parameter sets around the model's defaults, each a little different. */
  static double[] sets(Curve curve, String name, int count) throws ModelException {
    Model model = Catalogue.builtin().resolve(List.of(name.split("[:~]")).getFirst());
    int columns = curve.parameters().size();
    double[] sets = new double[count * columns];
    for (int s = 0; s < count; s++) {
      for (int i = 0; i < columns; i++) {
        double usual =
            model
                .info()
                .parameter(curve.parameters().get(i))
                .map(ParameterInfo::defaultValue)
                .orElse(WIDTH);
        sets[s * columns + i] = usual * (1 + 0.001 * s);
      }
    }
    return sets;
  }
}
