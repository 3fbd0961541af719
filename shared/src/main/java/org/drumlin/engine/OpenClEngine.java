package org.drumlin.engine;

import java.util.function.Consumer;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Model;

/** The engine on an OpenCL device. A broken driver may end the process: for the runner's alone. */
public final class OpenClEngine implements Engine {
  private final OpenClSession session;
  private final Watchdog watchdog;
  private final Crew crew;
  private final Kernels kernels = JvmEngine.fastest();
  private final GaussLegendre rules = new GaussLegendre();
  private final NodeTable nodes = new NodeTable(rules);
  private final boolean twice;
  private final EngineInfo info;

  private OpenClEngine(OpenClSession session, Watchdog watchdog, int threads, boolean twice) {
    this.session = session;
    this.watchdog = watchdog;
    this.crew = new Crew(threads);
    this.twice = twice;
    OpenClDevice device = session.device();
    this.info =
        new EngineInfo(
            "opencl",
            device.name(),
            twice ? "double" : "single",
            threads,
            "OpenCL device "
                + device.label()
                + ", driver "
                + device.platform()
                + " "
                + device.driver());
  }

  /**
   * Opens a device.
   *
   * @param threads that prepare parameter sets, the caller's included
   * @param end ends the process when the driver hangs; given the reason, for a person
   * @throws OpenClException when the device cannot be opened
   */
  public static OpenClEngine open(OpenClDevice device, int threads, Consumer<String> end)
      throws OpenClException {
    return open(device, threads, end, device.twice());
  }

  static OpenClEngine open(OpenClDevice device, int threads, Consumer<String> end, boolean twice)
      throws OpenClException {
    Watchdog watchdog = new Watchdog(end);
    try {
      return new OpenClEngine(OpenClSession.open(device, watchdog), watchdog, threads, twice);
    } catch (OpenClException e) {
      watchdog.close();
      throw e;
    }
  }

  @Override
  public EngineInfo info() {
    return info;
  }

  /** What the compiler is told: constants of a text are doubles unless it says otherwise. */
  static String options(boolean twice) {
    return twice ? "" : "-cl-single-precision-constant";
  }

  /** Bytes in the device's buffers now. */
  long deviceBytes() {
    return session.taken();
  }

  @Override
  public Curve compile(CurveSpec spec) throws ModelException {
    CompiledModel model =
        CompiledModel.of((Model.Body) spec.model(), spec.polydispersity(), kernels);
    Plan plan = Plan.of(spec.q(), spec.resolution(), rules);
    try {
      OpenClLoops loops;
      synchronized (session) {
        loops = new OpenClLoops(session, twice, model.tape().outline(), nodes, options(twice));
      }
      return new OpenClCurve(
          model, plan, loops, nodes, crew, () -> new Workspace(model, kernels, rules), session);
    } catch (OpenClException e) {
      throw new ModelException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    synchronized (session) {
      session.close();
    }
    watchdog.close();
    crew.close();
  }
}
