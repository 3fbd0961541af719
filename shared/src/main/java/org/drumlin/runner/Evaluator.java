package org.drumlin.runner;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.Resolution;
import org.drumlin.engine.Curve;
import org.drumlin.engine.CurveSpec;
import org.drumlin.engine.DeviceFailure;
import org.drumlin.engine.Engine;
import org.drumlin.engine.EngineWish;
import org.drumlin.engine.JvmEngine;
import org.drumlin.engine.OpenClEngine;
import org.drumlin.engine.OpenClException;
import org.drumlin.engine.Profile;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.kernel.ModelException;
import org.drumlin.model.Catalogue;
import org.drumlin.model.Model;
import org.drumlin.model.PolydispersityShape;

/**
 * Curves on request, warm: models and compiled curves are kept, so that a slider's next position
 * costs one evaluation. For one thread.
 */
final class Evaluator implements AutoCloseable {
  private static final int KEPT_CURVES = 32;
  private static final int KEPT_MODELS = 64;

  private final Engine engine;
  private final Catalogue catalogue;
  private final Map<ModelKey, Model> models = recent(KEPT_MODELS);
  private final Map<CurveKey, Curve> curves = recent(KEPT_CURVES);
  private final Map<ProfileKey, Profile> profiles = recent(KEPT_CURVES);

  private Evaluator(Engine engine, Catalogue catalogue) {
    this.engine = engine;
    this.catalogue = catalogue;
  }

  /**
   * Opens the engine; {@code auto} is the JVM's, for a single curve is not worth a device.
   *
   * @param catalogue the models that requests may name without defining them
   * @throws OpenClException when OpenCL was asked for and cannot be used
   */
  static Evaluator open(EngineWish wish, int threads, Catalogue catalogue) throws OpenClException {
    return switch (wish) {
      case EngineWish.OpenCl(Optional<String> device) ->
          new Evaluator(OpenClEngine.open(device, threads, Evaluator::hung), catalogue);
      case EngineWish.Auto auto -> new Evaluator(JvmEngine.create(threads), catalogue);
      case EngineWish.Jvm jvm -> new Evaluator(JvmEngine.create(threads), catalogue);
    };
  }

  /** The thread in the driver cannot be stopped; whoever asked starts the evaluator again. */
  private static void hung(String why) {
    System.err.println("drumlin: " + why);
    Runtime.getRuntime().halt(JobRunner.AGAIN);
  }

  /** The curve, or what is wrong with the request. */
  EvalReply evaluate(EvalRequest request) {
    long from = System.nanoTime();
    try {
      ModelKey key = new ModelKey(request.model(), request.definitions());
      Model model = model(key);
      EvalParameters parameters = EvalParameters.of(model.info(), request);
      double[] theory = new double[request.q().length];
      if (theory.length > 0) {
        Curve curve = curve(request, key, model, parameters);
        curve.evaluate(1, parameters.row(curve.parameters()), theory);
      }
      Optional<EvalReply.Profile> profile =
          request.profile() > 0
              ? profile(key, model, parameters, request.profile())
              : Optional.empty();
      double seconds = (System.nanoTime() - from) / 1e9;
      return new EvalReply.Computed(request.id(), theory, seconds, engine.info().name(), profile);
    } catch (ModelException e) {
      return new EvalReply.Refused(request.id(), String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      curves.clear();
      return new EvalReply.Refused(
          request.id(), "not enough memory for this curve: fewer points, or a smaller n");
    } catch (IllegalArgumentException | DeviceFailure e) {
      return new EvalReply.Refused(request.id(), String.valueOf(e.getMessage()));
    }
  }

  private Model model(ModelKey key) throws ModelException {
    Model known = models.get(key);
    if (known == null) {
      Catalogue all = catalogue;
      for (Map.Entry<String, String> definition : key.definitions().entrySet()) {
        try {
          all = all.with(definition.getKey(), definition.getValue());
        } catch (ModelException e) {
          throw e.in("definitions." + definition.getKey());
        }
      }
      known = all.resolve(key.model());
      models.put(key, known);
    }
    return known;
  }

  private Curve curve(EvalRequest request, ModelKey named, Model model, EvalParameters parameters)
      throws ModelException {
    CurveKey key =
        new CurveKey(
            named,
            boxed(request.q()),
            widths(request.resolution()),
            parameters.shapes(),
            parameters.whole());
    Curve known = curves.get(key);
    if (known == null) {
      known =
          engine.compile(
              new CurveSpec(
                  model,
                  request.q(),
                  request.resolution(),
                  parameters.shapes(),
                  parameters.whole()));
      curves.put(key, known);
    }
    return known;
  }

  /** The profile of a model that has one; particles that see each other have their form's. */
  private Optional<EvalReply.Profile> profile(
      ModelKey named, Model model, EvalParameters parameters, int points) throws ModelException {
    Optional<Model.Body> drawn =
        switch (model) {
          case Model.Body body -> Optional.of(body);
          case Model.Interacting pair -> Optional.of(pair.form());
          case Model.Mixture mixture -> Optional.empty();
        };
    if (drawn.filter(body -> body.info().profile().isPresent()).isEmpty()) {
      return Optional.empty();
    }
    ProfileKey key = new ProfileKey(named, parameters.whole());
    Profile known = profiles.get(key);
    if (known == null) {
      known = Profile.of(drawn.get(), parameters.whole());
      profiles.put(key, known);
    }
    Profile.Points made = known.points(points, parameters.values());
    return Optional.of(new EvalReply.Profile(made.z(), made.sld(), made.isld()));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** The resolution by value: as many lists as it has widths. */
  private static List<List<Double>> widths(Resolution resolution) {
    return switch (resolution) {
      case Resolution.None none -> List.of();
      case Resolution.Pinhole pinhole -> List.of(boxed(pinhole.sigma()));
      case Resolution.Slit slit -> List.of(boxed(slit.length()), boxed(slit.width()));
    };
  }

  /** Two definitions of one name are two models. */
  private record ModelKey(String model, Map<String, String> definitions) {}

  private record ProfileKey(ModelKey model, Map<String, Double> whole) {}

  private record CurveKey(
      ModelKey model,
      List<Double> q,
      List<List<Double>> widths,
      Map<String, PolydispersityShape> shapes,
      Map<String, Double> whole) {}

  private static <K, V> Map<K, V> recent(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  @Override
  public void close() {
    engine.close();
  }
}
