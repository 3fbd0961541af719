package org.drumlin.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.Resolution;
import org.drumlin.engine.Curve;
import org.drumlin.engine.CurveSpec;
import org.drumlin.engine.Devices;
import org.drumlin.engine.Engine;
import org.drumlin.engine.JvmEngine;
import org.drumlin.engine.OpenClDevice;
import org.drumlin.engine.OpenClEngine;
import org.drumlin.engine.OpenClException;
import org.drumlin.job.DeviceReport;
import org.drumlin.job.Json;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.ModelInfo;
import org.drumlin.model.ParameterInfo;
import org.drumlin.model.PolydispersityShape;

/** What {@code drumlin-runner devices} answers: the devices, or how fast one is. */
final class DeviceAnswers {
  private static final String MODEL = "cylinder";
  private static final String SPREAD = "radius";
  private static final int POINTS = 200;
  private static final int SETS = 64;

  private DeviceAnswers() {}

  static ObjectNode list() {
    return report(Devices.list()).toJson();
  }

  private static DeviceReport report(Devices found) {
    return new DeviceReport(
        found.devices().stream().map(DeviceAnswers::device).toList(), found.troubles());
  }

  private static DeviceReport.Device device(OpenClDevice d) {
    return new DeviceReport.Device(
        d.number(),
        d.name(),
        d.platform(),
        d.vendor(),
        d.driver(),
        d.kind().name().toLowerCase(Locale.ROOT),
        d.twice() ? "double" : "single",
        d.memory(),
        d.units(),
        d.clock());
  }

  /**
   * Evaluates cylinders with 35 radii at 200 q, 64 parameter sets at a time, for a second.
   *
   * @param which {@code jvm}, or a device's number
   */
  static ObjectNode speed(String which, int threads) {
    try (Engine engine = engine(which, threads)) {
      return Json.object()
          .put("engine", engine.info().name())
          .put("device", engine.info().device())
          .put("precision", engine.info().precision())
          .put("evaluations_per_second", measure(engine));
    } catch (OpenClException | ModelException | RuntimeException e) {
      return Json.object().put("trouble", String.valueOf(e.getMessage()));
    }
  }

  private static Engine engine(String which, int threads) throws OpenClException {
    return which.equals("jvm")
        ? JvmEngine.create(threads)
        : OpenClEngine.open(Optional.of(which), threads, why -> Runtime.getRuntime().halt(1));
  }

  private static double measure(Engine engine) throws ModelException {
    Model model = Catalogue.builtin().resolve(MODEL);
    double[] q = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      q[i] = 0.001 * StrictMath.pow(300, i / (POINTS - 1.0));
    }
    Curve curve =
        engine.compile(
            new CurveSpec(
                model,
                q,
                new Resolution.None(),
                Map.of(SPREAD, new PolydispersityShape("gaussian", 35, 3)),
                Map.of()));
    double[] sets = sets(model.info(), curve.parameters());
    double[] theory = new double[SETS * POINTS];
    return Math.rint(WarmRate.perSecond(SETS, () -> curve.evaluate(SETS, sets, theory)));
  }

  private static double[] sets(ModelInfo model, List<String> columns) {
    double[] sets = new double[SETS * columns.size()];
    for (int i = 0; i < sets.length; i++) {
      String name = columns.get(i % columns.size());
      sets[i] = model.parameter(name).map(ParameterInfo::defaultValue).orElse(0.1);
    }
    return sets;
  }
}
