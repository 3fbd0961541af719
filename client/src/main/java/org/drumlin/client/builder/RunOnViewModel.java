package org.drumlin.client.builder;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.api.JobPlace;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.control.Texts;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.job.Job;
import org.drumlin.job.Target;

/** Where the fit is to be computed; the choice is remembered. */
final class RunOnViewModel {
  private final TargetFeed targets;
  private final UserSettings settings;
  private final InstantSource clock;
  private final ZoneId zone;
  private final ObservableList<Choice> choices = FXCollections.observableArrayList();
  private final ObservableList<Choice> readOnly = FXCollections.unmodifiableObservableList(choices);
  private final ReadOnlyObjectWrapper<Choice> choice;
  private final ReadOnlyBooleanWrapper signInNeeded =
      new ReadOnlyBooleanWrapper(this, "signInNeeded");

  /**
   * A place to choose.
   *
   * @param target as a submission names it
   * @param name what the place is called
   * @param words the name, and how the place stands where that matters
   * @param silent whether it does not answer
   * @param cluster whether it is a cluster's queue
   */
  record Choice(
      String target,
      String name,
      String words,
      boolean needsSignIn,
      boolean silent,
      boolean cluster) {
    boolean here() {
      return target.equals(Job.HERE);
    }
  }

  RunOnViewModel(TargetFeed targets, UserSettings settings, InstantSource clock, ZoneId zone) {
    this.targets = targets;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
    this.choice = new ReadOnlyObjectWrapper<>(this, "choice", here(settings));
    InvalidationListener update = o -> update();
    targets.targets().addListener(update);
    targets.knownProperty().addListener(update);
    settings.fitHereProperty().addListener(update);
    settings.targetProperty().addListener(update);
    update();
  }

  /** This computer first. */
  ObservableList<Choice> choices() {
    return readOnly;
  }

  ReadOnlyObjectProperty<Choice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** Whether the place chosen wants its user to sign in first. */
  ReadOnlyBooleanProperty signInNeededProperty() {
    return signInNeeded.getReadOnlyProperty();
  }

  BooleanProperty fitHereProperty() {
    return settings.fitHereProperty();
  }

  /** The target chosen, as a submission names it. */
  String target() {
    return choice.get().target();
  }

  void choose(String target) {
    settings.targetProperty().set(target);
  }

  /** What stands in the way of a fit there; empty for nothing. */
  String obstacle() {
    var chosen = choice.get();
    if (chosen.here() && !settings.fitHereProperty().get()) {
      return Texts.text("obstacle.off");
    }
    return chosen.needsSignIn() ? Texts.text("target.obstacle", chosen.name()) : "";
  }

  /** What to know before a fit is sent there; empty for nothing. */
  String note() {
    return choice.get().silent() ? Texts.text("target.waits", choice.get().name()) : "";
  }

  private void update() {
    List<Choice> fresh = new ArrayList<>();
    fresh.add(here(settings));
    targets.targets().stream()
        .filter(target -> target.kind() != Target.Kind.LOCAL)
        .map(this::elsewhere)
        .forEach(fresh::add);
    String wished = settings.targetProperty().get();
    Optional<Choice> known = fresh.stream().filter(c -> c.target().equals(wished)).findFirst();
    if (known.isEmpty() && !targets.knownProperty().get()) {
      // The hub has not told its places yet: what was chosen last stays.
      known = Optional.of(new Choice(wished, wished, wished, false, false, false));
      fresh.add(known.get());
    }
    if (!fresh.equals(choices)) {
      choices.setAll(fresh);
    }
    choice.set(known.orElse(fresh.getFirst()));
    signInNeeded.set(choice.get().needsSignIn());
  }

  private static Choice here(UserSettings settings) {
    String words = Texts.text(settings.fitHereProperty().get() ? "target.here" : "target.here.off");
    return new Choice(Job.HERE, Texts.text("target.here"), words, false, false, false);
  }

  private Choice elsewhere(Target target) {
    String words =
        target.state() == Target.State.OK
            ? target.name()
            : Texts.text(
                "target.choice", target.name(), JobPlace.state(target, clock.instant(), zone));
    return new Choice(
        target.name(),
        target.name(),
        words,
        target.state() == Target.State.NEEDS_LOGIN,
        target.state() == Target.State.STALE,
        target.kind() == Target.Kind.CLUSTER);
  }
}
