package org.drumlin.client.results;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Parent;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.control.Action;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;
import org.drumlin.client.task.TaskExecutor;

/** The screen of results: the hub's page of the fit that is picked. */
public final class ResultsScreen implements Screen {
  private final ResultsViewModel model;
  private final HubLink hub;
  private final Navigator navigator;
  private final ReadOnlyBooleanProperty dark;
  private final List<Action> actions;

  /**
   * @param dark whether the dark theme is on; the page follows
   * @param folder where files are saved at first; follows the person
   */
  public ResultsScreen(
      JobFeed feed,
      HubLink hub,
      TaskExecutor tasks,
      Navigator navigator,
      ReadOnlyBooleanProperty dark,
      ObjectProperty<Path> folder) {
    this(feed, hub, tasks, navigator, dark, new SaveDialog(folder));
  }

  ResultsScreen(
      JobFeed feed,
      HubLink hub,
      TaskExecutor tasks,
      Navigator navigator,
      ReadOnlyBooleanProperty dark,
      SaveQuestion question) {
    this.hub = hub;
    this.navigator = navigator;
    this.dark = dark;
    this.model = new ResultsViewModel(feed, hub, tasks, question);
    this.actions =
        List.of(
            Action.of(
                    "extend",
                    Icon.AGAIN,
                    () -> navigator.go(new Place.Extend(model.shownProperty().get())))
                .when(model.longerProperty()),
            Action.of(
                    "use.values",
                    Icon.FIT,
                    () -> navigator.go(new Place.Again(model.shownProperty().get())))
                .key("Shortcut+U")
                .when(model.endedProperty()));
  }

  @Override
  public String name() {
    return "results";
  }

  @Override
  public Icon icon() {
    return Icon.RESULTS;
  }

  @Override
  public Place home() {
    return new Place.Results();
  }

  @Override
  public boolean shows(Place place) {
    return place instanceof Place.Results || place instanceof Place.Result;
  }

  @Override
  public Parent view() {
    hub.whenReady(client -> PageCookie.keep(client.address()));
    return new ResultsView(
        model, dark, actions, Action.of("go.fits", Icon.FIT, () -> navigator.go(new Place.Fits())));
  }

  @Override
  public List<Action> actions() {
    return actions;
  }

  @Override
  public void enter(Place place) {
    if (place instanceof Place.Result(String id)) {
      model.show(id);
    } else {
      model.showSomething();
    }
  }
}
