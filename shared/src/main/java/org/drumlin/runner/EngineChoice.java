package org.drumlin.runner;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.drumlin.data.DataException;
import org.drumlin.data.Dataset;
import org.drumlin.engine.DeviceFailure;
import org.drumlin.engine.Engine;
import org.drumlin.engine.EngineInfo;
import org.drumlin.engine.EngineWish;
import org.drumlin.engine.JvmEngine;
import org.drumlin.engine.OpenClEngine;
import org.drumlin.engine.OpenClException;
import org.drumlin.fit.DocumentException;
import org.drumlin.fit.FitDocument;
import org.drumlin.fitter.FitProblem;
import org.drumlin.job.DeviceReport;
import org.drumlin.kernel.ModelException;

/**
 * Which engine computes a fit. What was asked for is taken or refused; {@code auto} takes the
 * faster one, measured on the fit itself, and says why.
 */
final class EngineChoice implements AutoCloseable {
  private static final int SETS = 32;

  private final EngineWish wish;
  private final int threads;
  private final OpenClMark mark;
  private final Consumer<String> hung;
  private final List<Engine> opened = new ArrayList<>();

  /**
   * @param hung ends the process when a driver does not return; given the reason
   */
  EngineChoice(EngineWish wish, int threads, OpenClMark mark, Consumer<String> hung) {
    this.wish = wish;
    this.threads = threads;
    this.mark = mark;
    this.hung = hung;
  }

  /**
   * What a fit is computed with.
   *
   * @param warning what the person should know of the choice, when it is not what they expect
   */
  record Chosen(FitProblem problem, EngineInfo info, Optional<String> warning) {}

  Chosen choose(FitDocument document, Map<String, Dataset> data)
      throws IOException,
          DocumentException,
          DataException,
          ModelException,
          OpenClException,
          InterruptedException {
    return switch (wish) {
      case EngineWish.Jvm() -> jvm(document, data, "", Optional.empty());
      case EngineWish.OpenCl(Optional<String> device) -> {
        Optional<String> trouble = mark.earlierTrouble();
        if (trouble.isPresent()) {
          throw new OpenClException(trouble.orElseThrow());
        }
        OpenClEngine engine = openCl(device);
        FitProblem problem = FitProblem.of(document, data, engine);
        prove(problem, engine.info());
        yield new Chosen(problem, engine.info(), Optional.empty());
      }
      case EngineWish.Auto() -> auto(document, data);
    };
  }

  private Chosen auto(FitDocument document, Map<String, Dataset> data)
      throws IOException, DocumentException, DataException, ModelException, InterruptedException {
    Optional<String> trouble = mark.earlierTrouble();
    if (trouble.isPresent()) {
      String why = trouble.orElseThrow() + ": the JVM's engine computes it instead";
      return jvm(document, data, why, Optional.of(why));
    }
    DeviceReport report = devices();
    Optional<DeviceReport.Device> device =
        report.devices().stream().filter(DeviceReport.Device::separate).findFirst();
    if (device.isEmpty()) {
      String why =
          report.devices().isEmpty()
              ? "no OpenCL device: " + String.join("; ", report.troubles())
              : "OpenCL has no device but the processor";
      return jvm(document, data, why, Optional.empty());
    }
    try {
      return faster(document, data, device.orElseThrow());
    } catch (OpenClException | ModelException | DeviceFailure e) {
      mark.clear();
      String why = e.getMessage() + ": the JVM's engine computes it instead";
      return jvm(document, data, why, Optional.of(why));
    }
  }

  private static DeviceReport devices() throws InterruptedException {
    try {
      return new DeviceProbe(RunnerCommand.standard()).remembered();
    } catch (IllegalStateException e) {
      return DeviceReport.none(String.valueOf(e.getMessage()));
    }
  }

  private Chosen faster(FitDocument document, Map<String, Dataset> data, DeviceReport.Device device)
      throws IOException, DocumentException, DataException, ModelException, OpenClException {
    OpenClEngine engine = openCl(Optional.of(Integer.toString(device.number())));
    FitProblem there = FitProblem.of(document, data, engine);
    prove(there, engine.info());
    Chosen here = jvm(document, data, "", Optional.empty());
    double onDevice = perSecond(there);
    double onJvm = perSecond(here.problem());
    String figures =
        String.format(
            Locale.ROOT,
            "measured: %.0f evaluations a second on %s, %.0f on the JVM's engine",
            onDevice,
            device.name(),
            onJvm);
    if (onDevice > onJvm) {
      return new Chosen(there, engine.info().noting(figures), Optional.empty());
    }
    mark.clear();
    return new Chosen(here.problem(), here.info().noting(figures), Optional.empty());
  }

  /** How many parameter sets a second, in batches as a sampler asks for them. */
  private static double perSecond(FitProblem problem) {
    double[] start = problem.start();
    double[] sets = new double[SETS * start.length];
    Arrays.setAll(sets, i -> start[i % start.length]);
    double[] nllf = new double[SETS];
    return WarmRate.perSecond(SETS, () -> problem.nllf(SETS, sets, nllf));
  }

  private OpenClEngine openCl(Optional<String> device) throws IOException, OpenClException {
    mark.trying(device.orElse("any device"));
    OpenClEngine engine = OpenClEngine.open(device, threads, hung);
    opened.add(engine);
    return engine;
  }

  /** The first evaluation: from then on the driver is trusted. */
  private void prove(FitProblem problem, EngineInfo info) throws IOException {
    problem.nllf(1, problem.start(), new double[1]);
    mark.proven(info.device());
  }

  private Chosen jvm(
      FitDocument document, Map<String, Dataset> data, String why, Optional<String> warning)
      throws DocumentException, DataException, ModelException {
    JvmEngine engine = JvmEngine.create(threads);
    opened.add(engine);
    return new Chosen(FitProblem.of(document, data, engine), engine.info().noting(why), warning);
  }

  /** Closes the engines; the driver did not end the process. */
  @Override
  public void close() throws IOException {
    opened.forEach(Engine::close);
    mark.clear();
  }
}
