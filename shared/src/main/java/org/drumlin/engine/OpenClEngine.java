package org.drumlin.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.drumlin.kernel.ModelException;

/** The engine on an OpenCL device. A broken driver may end the process: for the runner's alone. */
public final class OpenClEngine implements Engine {
  private static final Duration LISTING = Duration.ofSeconds(30);

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
   * @param wanted its number or a part of its name; without it the first GPU, else the first device
   * @param threads that prepare parameter sets, the caller's included
   * @param end ends the process when the driver hangs; given the reason, for a person
   * @throws OpenClException when there is no such device, or it cannot be opened
   */
  public static OpenClEngine open(Optional<String> wanted, int threads, Consumer<String> end)
      throws OpenClException {
    Devices devices;
    try (Watchdog watchdog = new Watchdog(end)) {
      devices = watchdog.within(LISTING, "listing its devices", Devices::list);
    }
    Optional<OpenClDevice> device = devices.find(wanted);
    if (device.isEmpty()) {
      throw new OpenClException("OpenCL cannot be used: " + missing(devices, wanted));
    }
    return open(device.orElseThrow(), threads, end, device.orElseThrow().twice());
  }

  private static String missing(Devices devices, Optional<String> wanted) {
    if (devices.devices().isEmpty()) {
      return String.join("; ", devices.troubles());
    }
    return "there is no device '"
        + wanted.orElse("")
        + "'; there are "
        + devices.devices().stream().map(OpenClDevice::label).collect(Collectors.joining(", "));
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

  /** The most bytes that were in the device's buffers at once. */
  long deviceBytes() {
    return session.most();
  }

  @Override
  public Curve compile(CurveSpec spec) throws ModelException {
    CompiledModel model = CompiledModel.of(spec, kernels);
    Plan plan = Plan.of(spec.q(), spec.resolution(), rules);
    Workspace[] workspaces = new Workspace[crew.size()];
    Arrays.setAll(workspaces, i -> new Workspace(model, kernels, rules));
    PanelTable table = new PanelTable();
    try {
      OpenClModel device;
      OpenClSmearing smearing;
      synchronized (session) {
        device = new OpenClModel(session, scratch, nodes, model, twice);
        smearing = new OpenClSmearing(session, scratch, plan, table, twice);
      }
      OpenClCurve curve =
          new OpenClCurve(
              model,
              plan,
              device,
              smearing,
              table,
              crew,
              workspaces,
              wanted -> new TapeDerivatives(spec, plan, kernels, rules, wanted),
              session);
      if (!twice) {
        JvmCurve exact = new JvmCurve(spec, crew, kernels, rules);
        SinglePrecision.check(curve, exact, spec, session.device());
      }
      return curve;
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
