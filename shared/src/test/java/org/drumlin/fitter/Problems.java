package org.drumlin.fitter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.drumlin.data.DataException;
import org.drumlin.data.DataFiles;
import org.drumlin.data.Dataset;
import org.drumlin.engine.Curve;
import org.drumlin.engine.CurveSpec;
import org.drumlin.engine.EngineInfo;
import org.drumlin.engine.Measured;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fit.FitDocuments;
import org.drumlin.kernel.ModelException;

/** Problems to fit, with a plain curve of the tests' own in the engine's place. */
final class Problems {
  private Problems() {}

  static FitProblem of(String json, Map<String, Dataset> data)
      throws DocumentException, DataException, ModelException {
    FitDocument document = FitDocuments.parse(json);
    EngineInfo info = new EngineInfo("test", "none", "double", 1, "");
    return new FitProblemBuilder(document, data, info, Problems::curve).build();
  }

  static FitProblem blend(String errors, String parameters, String more)
      throws DocumentException, DataException, ModelException {
    String json =
        """
        {"drumlin": 1, "title": "Polymer blend",
         "datasets": [{"id": "rt2", "file": "ISIS_Polymer_Blend_RT2.xml",
                       "errors": "%s", "resolution": "none"}],
         "models": [{"id": "rt2", "dataset": "rt2", "model": "mono_gauss_coil",
                     "parameters": {%s}}], %s}
        """
            .formatted(errors, parameters, more);
    Dataset data = DataFiles.load(Path.of("..", "examples", "ISIS_Polymer_Blend_RT2.xml"));
    return of(json, Map.of("rt2", data));
  }

  static final String FREE =
      """
      "i_zero": {"value": 50, "fit": [0, 200]}, "rg": {"value": 60, "fit": [5, 200]},
      "background": {"value": 0.05, "fit": [0, 1]}
      """;

  static Dataset line(double[] x, double[] y, double[] dy) {
    return new Dataset(
        "line",
        x,
        y,
        java.util.Optional.of(dy),
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        "1/A",
        "1/cm",
        List.of());
  }

  /** mono_gauss_coil, or a straight line for every formula of a and b. */
  private static Curve curve(CurveSpec spec) {
    boolean coil = spec.model().info().name().equals("mono_gauss_coil");
    List<String> names = coil ? List.of("scale", "background", "i_zero", "rg") : List.of("a", "b");
    return new Curve() {
      @Override
      public List<String> parameters() {
        return names;
      }

      @Override
      public int points() {
        return spec.q().length;
      }

      @Override
      public void evaluate(int sets, double[] p, double[] theory) {
        for (int s = 0; s < sets; s++) {
          int at = s * names.size();
          for (int i = 0; i < points(); i++) {
            double q = spec.q()[i];
            theory[s * points() + i] = coil ? coil(q, p, at) : p[at] + p[at + 1] * q;
          }
        }
      }

      @Override
      public void squares(int sets, double[] p, Measured measured, double[] squares) {
        double[] theory = new double[sets * points()];
        evaluate(sets, p, theory);
        for (int s = 0; s < sets; s++) {
          squares[s] = measured.squares(theory, s * points());
        }
      }
    };
  }

  private static double coil(double q, double[] p, int at) {
    double x = q * p[at + 3] * (q * p[at + 3]);
    return p[at] * p[at + 2] * 2 * (Math.expm1(-x) + x) / (x * x) + p[at + 1];
  }
}
