package org.drumlin.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.drumlin.kernel.ModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine on this computer's processors. */
public final class JvmEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(JvmEngine.class);
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private final Crew crew;
  private final Kernels kernels;
  private final GaussLegendre rules = new GaussLegendre();
  private final EngineInfo info;

  JvmEngine(int threads, Kernels kernels) {
    this.crew = new Crew(threads);
    this.kernels = kernels;
    this.info = new EngineInfo("jvm", processor(), "double", threads, kernels.description());
  }

  /**
   * Uses vectors where the JVM was started with {@code --add-modules jdk.incubator.vector}, plain
   * loops with the same results elsewhere ({@link #info()} says which).
   *
   * @param threads how many, the caller's included; at least 1
   */
  public static JvmEngine create(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
    return new JvmEngine(threads, fastest());
  }

  static Kernels fastest() {
    try {
      return new VectorKernels();
    } catch (NoClassDefFoundError e) {
      LOG.warn("No module jdk.incubator.vector: plain loops, several times slower", e);
      return new PlainKernels();
    }
  }

  /** What the processor calls itself. */
  private static String processor() {
    if (Files.isReadable(CPUINFO)) {
      try (Stream<String> lines = Files.lines(CPUINFO)) {
        Optional<String> name =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
        if (name.isPresent()) {
          return name.get();
        }
      } catch (IOException e) {
        LOG.debug("No processor name", e);
      }
    }
    return System.getProperty("os.arch", "unknown");
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  @Override
  public Curve compile(CurveSpec spec) throws ModelException {
    return new JvmCurve(spec, crew, kernels, rules);
  }

  @Override
  public void close() {
    crew.close();
  }
}
