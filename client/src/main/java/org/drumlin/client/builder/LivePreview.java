package org.drumlin.client.builder;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.drumlin.client.api.HubClient;
import org.drumlin.client.api.HubException;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.control.PlotCurves;
import org.drumlin.client.control.Texts;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.job.EvalReply;
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

  private PreviewInput input = PreviewInput.withoutData();
  private double[] theory = {};
  private String modelShown = "";
  private @Nullable Wish wanted;

  private record Wish(PreviewInput input, PreviewModel model) {}

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
  void show(PreviewInput next, @Nullable PreviewModel model) {
    boolean sameGrid = next.q().length == input.q().length;
    input = next;
    if (model == null || !model.profile()) {
      profile.set(NO_PROFILE);
    }
    String name = model == null ? "" : model.entry().model();
    boolean sameModel = name.equals(modelShown);
    modelShown = name;
    if (model == null || !sameGrid || !sameModel) {
      theory = new double[0];
      chisq.set(Double.NaN);
    }
    curves.set(input.curves(theory));
    problem.set("");
    wanted = model == null ? null : new Wish(next, model);
    next();
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

  private void ask(HubClient client, Wish wish) {
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
    if (!wish.model().entry().model().equals(modelShown)
        || (wish.input() != input && wish.input().q().length != input.q().length)) {
      return;
    }
    theory = reply.intensity();
    engine.set(reply.engine());
    profile.set(reply.profile().orElse(NO_PROFILE));
    problem.set("");
    curves.set(input.curves(theory));
    int dof = Math.max(1, input.points() - PreviewInput.fitted(wish.model().entry()));
    chisq.set(input.points() == 0 ? Double.NaN : input.chisq(theory) / dof);
  }

  private void failed(Wish wish, Exception failure) {
    if (wanted != null) {
      return;
    }
    theory = new double[0];
    profile.set(NO_PROFILE);
    chisq.set(Double.NaN);
    curves.set(input.curves(theory));
    if (failure instanceof HubException refused) {
      problem.set(refused.inWords());
    } else {
      log.error("the curve could not be computed", failure);
      problem.set(Texts.text("preview.failed"));
    }
  }
}
