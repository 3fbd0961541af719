package org.drumlin.client.targets;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Parent;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;
import org.drumlin.client.task.TaskExecutor;

/** The screen of the places where fits can run. */
public final class TargetsScreen implements Screen {
  private final TargetsViewModel model;
  private final List<Action> adding;
  private final List<Action> actions;

  /**
   * @param fitHere whether this computer may fit
   */
  public TargetsScreen(
      TargetFeed targets,
      JobFeed jobs,
      HubLink hub,
      TaskExecutor tasks,
      Navigator navigator,
      Browser browser,
      ReadOnlyBooleanProperty fitHere) {
    this.model =
        new TargetsViewModel(
            targets,
            jobs,
            hub,
            tasks,
            navigator,
            new RemoveDialog(),
            browser,
            fitHere,
            InstantSource.system(),
            ZoneId.systemDefault());
    this.adding =
        List.of(
            Action.of("targets.add.cluster", Icon.ADD, model::addCluster).key("Shortcut+Shift+N"),
            Action.of("targets.add", Icon.ADD, model::add).key("Shortcut+N"));
    this.actions =
        List.of(
            Action.of("targets.sign.in", Icon.SIGN_IN, model::signIn)
                .when(when(TargetsScreen::wantsSignIn)),
            Action.of("targets.sign.out", Icon.SIGN_OUT, model::signOut)
                .when(when(row -> row.server() && row.signedIn())),
            Action.of("targets.check", Icon.AGAIN, model::check).when(when(TargetRow::elsewhere)),
            Action.of("targets.browse", Icon.BROWSER, model::browse).when(when(TargetRow::server)),
            Action.of("targets.clean", Icon.TAKE_AWAY, model::cleanUp)
                .when(when(TargetRow::cluster)),
            Action.of("targets.fits", Icon.JOBS, model::showFits),
            Action.of("targets.remove", Icon.DELETE, model::remove)
                .when(when(TargetRow::elsewhere)));
  }

  /** At a cluster only when it says so: a key or an agent needs no sign-in. */
  private static boolean wantsSignIn(TargetRow row) {
    return row.server() ? !row.signedIn() : row.cluster() && row.tone() == TargetRow.Tone.ASKING;
  }

  private BooleanBinding when(Predicate<TargetRow> condition) {
    return Bindings.createBooleanBinding(
        () -> {
          var row = model.shownProperty().get();
          return row != null && condition.test(row);
        },
        model.shownProperty());
  }

  @Override
  public String name() {
    return "targets";
  }

  @Override
  public Icon icon() {
    return Icon.TARGETS;
  }

  @Override
  public Place home() {
    return new Place.Targets();
  }

  @Override
  public boolean shows(Place place) {
    return place instanceof Place.Targets || place instanceof Place.SignIn;
  }

  @Override
  public Parent view() {
    return new TargetsView(model, adding, actions);
  }

  @Override
  public List<Action> actions() {
    return adding;
  }

  @Override
  public void leave() {
    model.leave();
  }

  @Override
  public void enter(Place place) {
    model.enter();
    if (place instanceof Place.SignIn(String target)) {
      model.signIn(target, new Place.Fits());
    }
  }
}
