package org.drumlin.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.drumlin.data.Resolution;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.PolydispersityShape;
import org.junit.jupiter.api.Test;

/** A JVM that was started without the vector module computes the same bits, and says what on. */
class PlainJvmIT {

  @Test
  void sameBitsWithoutTheVectorModule() throws Exception {
    List<String> here = List.of(curves().split("\n"));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    List<String> there = List.of(said.split("\n"));
    assertTrue(here.getFirst().startsWith("vectors of"), here::getFirst);
    assertTrue(there.getFirst().startsWith("plain loops"), there::getFirst);
    assertEquals(here.subList(1, here.size()), there.subList(1, there.size()));
  }

  /** What the engine runs on, then the bits of two curves. */
  private static String curves() throws ModelException {
    StringBuilder text = new StringBuilder();
    try (JvmEngine engine = JvmEngine.create(1)) {
      text.append(engine.info().detail()).append('\n');
      double[] q = new double[200];
      for (int i = 0; i < q.length; i++) {
        q[i] = 0.0025 * (i + 1);
      }
      PolydispersityShape shape = new PolydispersityShape("gaussian", 15, 3);
      for (String name : List.of("sphere", "cylinder")) {
        Curve curve =
            engine.compile(
                new CurveSpec(
                    Catalogue.builtin().resolve(name),
                    q,
                    new Resolution.None(),
                    Map.of("radius", shape),
                    Map.of()));
        double[] set = new double[curve.parameters().size()];
        java.util.Arrays.setAll(set, i -> 0.1 + i);
        double[] theory = new double[q.length];
        curve.evaluate(1, set, theory);
        for (double value : theory) {
          text.append(Long.toHexString(Double.doubleToLongBits(value))).append('\n');
        }
      }
    }
    return text.toString();
  }

  /** The other JVM's side. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException, ModelException {
      try (PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
        out.print(curves());
      }
    }
  }
}
