package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.drumlin.data.DataFiles;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.model.Catalogue;
import org.junit.jupiter.api.Test;

/** From a file with a slit to its theory: a sphere that another program smeared. */
final class SlitSmearedFileTest {
  @Test
  void theFilesOwnModelIsTheFile() throws Exception {
    String name = "1umSlitSmearSphere.ABS";
    Dataset file = DataFiles.load(Path.of(getClass().getResource("/measured/" + name).toURI()));
    FitData data = FitData.of(DatasetEntry.of("a", name), file);
    double[] theory = new double[data.points()];
    try (JvmEngine engine = JvmEngine.create(1)) {
      Curve curve =
          engine.compile(
              new CurveSpec(
                  Catalogue.builtin().resolve("sphere"),
                  data.q(),
                  data.resolution(),
                  Map.of(),
                  Map.of()));
      Map<String, Double> header =
          Map.of("scale", .01, "background", 0., "sld", 4.2, "sld_solvent", 6.4, "radius", 5000.);
      double[] row = curve.parameters().stream().mapToDouble(header::get).toArray();
      curve.evaluate(1, row, theory);
    }
    // beyond its first minimum the file is as good as the grid it was smeared on
    int[] smooth = IntStream.range(0, theory.length).filter(i -> data.q()[i] < 4e-4).toArray();
    assertTrue(smooth.length > 30, "points " + smooth.length);
    for (int i : smooth) {
      assertEquals(data.intensity()[i], theory[i], 0.004 * theory[i], "q " + data.q()[i]);
    }
  }
}
