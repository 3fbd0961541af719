package org.drumlin.client.builder;

import java.util.Arrays;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.PlotCurves;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.EvalReply;
import org.drumlin.remote.ServerClient;
import org.drumlin.remote.ServerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The curve that follows every edit. One call to the evaluator is under way at a time; while it is,
 * only the newest wish is remembered, so a drag never queues up.
 */
final class LivePreview {
  private static final Logger log = LoggerFactory.getLogger(LivePreview.class);

  private static final EvalReply.Profile NO_PROFILE =
      new EvalReply.Profile(new double[0], new double[0], new double[0]);

  private final HubLink hub;
  private final TaskExecutor tasks;
  private final ReadOnlyObjectWrapper<PlotCurves> curves =
      new ReadOnlyObjectWrapper<>(this, "curves", PlotCurves.NONE);
  private final ReadOnlyDoubleWrapper chisq = new ReadOnlyDoubleWrapper(this, "chisq", Double.NaN);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper engine = new ReadOnlyStringWrapper(this, "engine", "");
  private final ReadOnlyObjectWrapper<EvalReply.Profile> profile =
      new ReadOnlyObjectWrapper<>(this, "profile", NO_PROFILE);
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

  private final ReadOnlyObjectWrapper<Misfit> misfit =
      new ReadOnlyObjectWrapper<>(this, "misfit", Misfit.UNKNOWN);

  private PreviewInput input = PreviewInput.withoutData();
  private double[] theory = {};
  private @Nullable PreviewModel model;
  private @Nullable Wish wanted;

  private record Wish(PreviewInput input, PreviewModel model) {}

  /**
   * How far theory and data are apart.
   *
   * @param sum of the squared weighted residuals; NaN while it is not known
   */
  record Misfit(double sum, int points) {
    static final Misfit UNKNOWN = new Misfit(Double.NaN, 0);
    static final Misfit NONE = new Misfit(0, 0);

    Misfit and(Misfit other) {
      return new Misfit(sum + other.sum, points + other.points);
    }
  }

  LivePreview(HubLink hub, TaskExecutor tasks) {
    this.hub = hub;
    this.tasks = tasks;
    hub.whenReady(client -> next());
  }

  ReadOnlyObjectProperty<PlotCurves> curvesProperty() {
    return curves.getReadOnlyProperty();
  }

  /** Reduced chisq of the curve shown; NaN without data or curve. */
  ReadOnlyDoubleProperty chisqProperty() {
    return chisq.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Misfit> misfitProperty() {
    return misfit.getReadOnlyProperty();
  }

  /** Why there is no curve; empty when there is one, or none is wanted. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Which engine computed the curve. */
  ReadOnlyStringProperty engineProperty() {
    return engine.getReadOnlyProperty();
  }

  /** The depth profile of a layered model; empty for another. */
  ReadOnlyObjectProperty<EvalReply.Profile> profileProperty() {
    return profile.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Shows the data at once, and the theory as soon as it is computed. */
  void show(PreviewInput next, @Nullable PreviewModel nextModel) {
    boolean known = theory.length > 0 || busy.get() || wanted != null;
    if (next == input && Objects.equals(nextModel, model) && known) {
      return;
    }
    boolean sameGrid = Arrays.equals(next.q(), input.q());
    boolean sameModel = name(nextModel).equals(name(model));
    input = next;
    model = nextModel;
    if (nextModel == null || !nextModel.profile()) {
      profile.set(NO_PROFILE);
    }
    if (nextModel == null || !sameGrid || !sameModel) {
      forget();
    }
    curves.set(input.curves(theory));
    problem.set("");
    wanted = nextModel == null ? null : new Wish(next, nextModel);
    next();
  }

  private static String name(@Nullable PreviewModel model) {
    return model == null ? "" : model.entry().model();
  }

  private void forget() {
    theory = new double[0];
    chisq.set(Double.NaN);
    misfit.set(Misfit.UNKNOWN);
  }

  private void next() {
    var wish = wanted;
    if (wish == null
        || busy.get()
        || !(hub.stateProperty().get() instanceof HubLink.State.Ready ready)) {
      return;
    }
    wanted = null;
    busy.set(true);
    ask(ready.client(), wish);
  }

  private void ask(ServerClient client, Wish wish) {
    tasks.start(
        () -> client.evaluate(wish.input().request(wish.model())),
        reply -> {
          busy.set(false);
          answered(wish, reply);
          next();
        },
        failure -> {
          busy.set(false);
          failed(wish, failure);
          next();
        });
  }

  private void answered(Wish wish, EvalReply.Computed reply) {
    if (!name(wish.model()).equals(name(model)) || !Arrays.equals(wish.input().q(), input.q())) {
      return;
    }
    theory = reply.intensity();
    engine.set(reply.engine());
    profile.set(reply.profile().orElse(NO_PROFILE));
    problem.set("");
    double sum = input.points() == 0 ? Double.NaN : input.chisq(theory);
    int dof = Math.max(1, input.points() - PreviewInput.fitted(wish.model().entry()));
    misfit.set(new Misfit(sum * input.weight() * input.weight(), input.points()));
    chisq.set(sum / dof);
    curves.set(input.curves(theory));
  }

  private void failed(Wish wish, Exception failure) {
    if (wanted != null) {
      return;
    }
    forget();
    profile.set(NO_PROFILE);
    curves.set(input.curves(theory));
    if (failure instanceof ServerException refused) {
      problem.set(refused.inWords());
    } else {
      log.error("the curve could not be computed", failure);
      problem.set(Texts.text("preview.failed"));
    }
  }
}
