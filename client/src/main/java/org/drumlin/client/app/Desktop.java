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
import org.drumlin.client.jobs.JobsScreen;
import org.drumlin.client.results.ResultsScreen;
import org.drumlin.client.settings.SettingsScreen;
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
  private final DataFolders folders;
  private final UserSettings settings;
  private final Appearance appearance;
  private final MainWindow window;

  Desktop(Stage stage, DataFolders folders, HubStarter starter) {
    this.starter = starter;
    this.folders = folders;
    this.settings = new UserSettings(folders.settings());
    this.appearance = new Appearance();
    appearance.choiceProperty().bind(settings.themeProperty());
    this.window =
        new MainWindow(stage, appearance, new StripViewModel(feed, hub, tasks), this::screens);
  }

  private List<Screen> screens(Navigator navigator) {
    return List.of(
        new EmptyScreen("fits", Icon.FIT, new Place.Fits()),
        new JobsScreen(feed, hub, tasks, navigator),
        new ResultsScreen(
            feed, hub, tasks, navigator, appearance.darkProperty(), settings.folderProperty()),
        new SettingsScreen(settings, folders.data(), hub, tasks));
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
