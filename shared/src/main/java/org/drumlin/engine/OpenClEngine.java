package org.drumlin.engine;

import java.util.Arrays;
import java.util.function.Consumer;
import org.drumlin.kernel.ModelException;

/** The engine on an OpenCL device. A broken driver may end the process: for the runner's alone. */
public final class OpenClEngine implements Engine {
  private final OpenClSession session;
  private final Watchdog watchdog;
  private final Crew crew;
  private final Kernels kernels = JvmEngine.fastest();
  private final GaussLegendre rules = new GaussLegendre();
  private final NodeTable nodes = new NodeTable(rules);
  private final OpenClScratch scratch;
  private final boolean twice;
  private final EngineInfo info;

  private OpenClEngine(OpenClSession session, Watchdog watchdog, int threads, boolean twice) {
    this.session = session;
    this.watchdog = watchdog;
    this.crew = new Crew(threads);
    this.twice = twice;
    this.scratch = new OpenClScratch(session, twice, nodes);
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

  /** Bytes in the device's buffers now. */
  long deviceBytes() {
    return session.taken();
  }

  @Override
  public Curve compile(CurveSpec spec) throws ModelException {
    CompiledModel model = CompiledModel.of(spec, kernels);
    Plan plan = Plan.of(spec.q(), spec.resolution(), rules);
    Workspace[] workspaces = new Workspace[crew.size()];
    Arrays.setAll(workspaces, i -> new Workspace(model, kernels, rules));
    JvmCurve jvm = new JvmCurve(spec, crew, kernels, rules);
    try {
      OpenClModel device;
      synchronized (session) {
        device = new OpenClModel(session, scratch, model, twice);
      }
      return new OpenClCurve(model, plan, device, nodes, crew, workspaces, jvm, session);
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
