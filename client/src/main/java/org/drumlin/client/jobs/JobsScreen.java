package org.drumlin.client.jobs;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Parent;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;
import org.drumlin.client.task.TaskExecutor;

/** The screen of all fits: running, waiting and ended. */
public final class JobsScreen implements Screen {
  private final JobsViewModel model;
  private final Navigator navigator;
  private final List<Action> actions;

  public JobsScreen(JobFeed feed, HubLink hub, TaskExecutor tasks, Navigator navigator) {
    this.navigator = navigator;
    this.model =
        new JobsViewModel(
            feed,
            hub,
            tasks,
            navigator,
            new DeleteDialog(),
            InstantSource.system(),
            ZoneId.systemDefault());
    this.actions =
        List.of(
            Action.of("jobs.open", Icon.RESULTS, model::open)
                .key("Shortcut+Enter")
                .when(model.openableProperty()),
            Action.of("jobs.stop", Icon.STOP, model::stop).when(model.stoppableProperty()),
            Action.of("jobs.recheck", Icon.SEARCH, model::recheck).when(model.lostProperty()),
            Action.of("jobs.continue", Icon.PLAY, model::goOn).when(model.cutProperty()),
            Action.of("jobs.again", Icon.AGAIN, model::again)
                .key("Shortcut+R")
                .when(model.endedProperty()),
            Action.of("jobs.delete", Icon.DELETE, model::delete)
                .key("Delete")
                .when(model.endedProperty()));
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public Icon icon() {
    return Icon.JOBS;
  }

  @Override
  public Place home() {
    return new Place.Jobs();
  }

  @Override
  public boolean shows(Place place) {
    return place instanceof Place.Jobs || place instanceof Place.JobsAt;
  }

  @Override
  public Parent view() {
    return new JobsView(
        model, actions, Action.of("go.fits", Icon.FIT, () -> navigator.go(new Place.Fits())));
  }

  @Override
  public List<Action> actions() {
    return actions;
  }

  @Override
  public void enter(Place place) {
    if (place instanceof Place.JobsAt(String target)) {
      model.placeProperty().set(target);
    }
    model.enter();
  }

  @Override
  public void leave() {
    model.leave();
  }
}
