package org.drumlin.client.app;

import java.util.List;
import javafx.stage.Stage;
import org.drumlin.client.api.HubClient;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.control.Appearance;
import org.drumlin.client.control.Icon;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.Screen;
import org.drumlin.client.control.Texts;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.ScreenTaskExecutor;
import org.drumlin.client.task.TaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: makes every part of the desktop once and hands each what it needs. */
final class Desktop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Desktop.class);

  private final TaskExecutor tasks = new ScreenTaskExecutor();
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private final HubStarter starter;
  private final MainWindow window;

  Desktop(Stage stage, DataFolders folders, HubStarter starter) {
    this.starter = starter;
    var settings = new UserSettings(folders.settings());
    var appearance = new Appearance();
    appearance.choiceProperty().bind(settings.themeProperty());
    this.window =
        new MainWindow(stage, appearance, new StripViewModel(feed, hub, tasks), this::screens);
  }

  private List<Screen> screens(Navigator navigator) {
    return List.of(
        new EmptyScreen("fits", Icon.FIT, new Place.Fits()),
        new EmptyScreen("jobs", Icon.JOBS, new Place.Jobs()),
        new EmptyScreen("results", Icon.RESULTS, new Place.Results()),
        new EmptyScreen("settings", Icon.SETTINGS, new Place.Settings()));
  }

  /** Shows the window, then starts the hub behind it. */
  void open() {
    window.show();
    tasks.start(
        starter::start,
        address -> hub.ready(new HubClient(address)),
        failure -> {
          log.error("the embedded server did not start", failure);
          hub.failed(Texts.text("hub.failed", String.valueOf(failure.getMessage())));
        });
  }

  @Override
  public void close() {
    feed.close();
    if (hub.stateProperty().get() instanceof HubLink.State.Ready ready) {
      ready.client().close();
    }
    tasks.close();
    starter.close();
  }
}
