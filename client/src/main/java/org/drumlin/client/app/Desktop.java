package org.drumlin.client.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.stage.Stage;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.builder.BuilderScreen;
import org.drumlin.client.builder.BuilderViewModel;
import org.drumlin.client.builder.CatalogueLibrary;
import org.drumlin.client.builder.Dialogs;
import org.drumlin.client.control.Appearance;
import org.drumlin.client.control.Navigator;
import org.drumlin.client.control.Screen;
import org.drumlin.client.control.Texts;
import org.drumlin.client.jobs.JobsScreen;
import org.drumlin.client.models.ModelsScreen;
import org.drumlin.client.results.ResultsScreen;
import org.drumlin.client.settings.SettingsScreen;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.targets.Browser;
import org.drumlin.client.targets.TargetsScreen;
import org.drumlin.client.task.ScreenTaskExecutor;
import org.drumlin.client.task.TaskExecutor;
import org.drumlin.remote.ServerClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: makes every part of the desktop once and hands each what it needs. */
final class Desktop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Desktop.class);

  private final TaskExecutor tasks = new ScreenTaskExecutor();
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private final TargetFeed targets = new TargetFeed(hub, tasks);
  private final Browser browser;
  private final HubStarter starter;
  private final DataFolders folders;
  private final UserSettings settings;
  private final Appearance appearance;
  private final CatalogueLibrary library;
  private final Stage stage;
  private final Dialogs dialogs;
  private final BuilderViewModel model;
  private final MainWindow window;
  private @Nullable ModelsScreen editor;

  Desktop(Stage stage, DataFolders folders, Browser browser) {
    this(stage, folders, browser, null, null);
  }

  /**
   * @param browser the person's own
   * @param other another hub than the embedded one; null for that
   * @param answers stands in for the system's dialogs; null for those
   */
  Desktop(
      Stage stage,
      DataFolders folders,
      Browser browser,
      @Nullable HubStarter other,
      @Nullable Dialogs answers) {
    this.folders = folders;
    this.browser = browser;
    this.library = new CatalogueLibrary(folders.models());
    this.settings = new UserSettings(folders.settings());
    this.starter = other == null ? new EmbeddedHub(folders.data(), capacity()) : other;
    for (var setting :
        List.of(settings.slotsProperty(), settings.threadsProperty(), settings.fitHereProperty())) {
      setting.addListener(o -> configure());
    }
    this.appearance = new Appearance();
    appearance.choiceProperty().bind(settings.themeProperty());
    this.stage = stage;
    this.dialogs = answers == null ? new SystemDialogs(stage, appearance) : answers;
    this.model = new BuilderViewModel(hub, feed, targets, tasks, library, settings);
    stage
        .titleProperty()
        .bind(
            Bindings.createStringBinding(
                this::title, model.draftProperty(), model.dirtyProperty()));
    this.window = new MainWindow(stage, appearance, strip(), this::screens);
  }

  private StripViewModel strip() {
    return new StripViewModel(feed, hub, tasks, InstantSource.system(), ZoneId.systemDefault());
  }

  private List<Screen> screens(Navigator navigator) {
    return List.of(
        builder(navigator),
        new JobsScreen(feed, hub, tasks, navigator),
        new ResultsScreen(
            feed, hub, tasks, navigator, appearance.darkProperty(), settings.folderProperty()),
        editor(navigator),
        new TargetsScreen(
            targets, feed, hub, tasks, navigator, browser, settings.fitHereProperty()),
        new SettingsScreen(settings, folders.data(), hub, tasks));
  }

  private ModelsScreen editor(Navigator navigator) {
    var screen =
        new ModelsScreen(
            library,
            tasks,
            navigator,
            (name, save, discard) -> {
              switch (dialogs.changes(name)) {
                case SAVE -> save.run();
                case DISCARD -> discard.run();
                case STAY -> {}
              }
            });
    editor = screen;
    return screen;
  }

  private BuilderScreen builder(Navigator navigator) {
    var screen = new BuilderScreen(model, dialogs, navigator, settings.folderProperty()::get);
    stage.setOnCloseRequest(e -> {
      e.consume();
      screen.afterSaving(() -> afterModels(stage::hide));
    });
    return screen;
  }

  private void afterModels(Runnable then) {
    if (editor == null) {
      then.run();
    } else {
      editor.afterSaving(then);
    }
  }

  private Capacity capacity() {
    int slots = settings.slotsProperty().get();
    int threads = settings.threadsProperty().get();
    int share = Math.max(1, Runtime.getRuntime().availableProcessors() / slots);
    return new Capacity(slots, threads > 0 ? threads : share, settings.fitHereProperty().get());
  }

  private void configure() {
    var capacity = capacity();
    tasks.start(
        () -> {
          starter.configure(capacity);
          return capacity;
        },
        done -> {},
        failure -> log.error("the new settings do not hold yet", failure));
  }

  private String title() {
    return Texts.text(
        model.dirtyProperty().get() ? "window.title.dirty" : "window.title", model.title());
  }

  /** Shows the window; what it needs beyond the first frame starts behind it. */
  void open() {
    window.show();
    FirstFrame.then(this::startBehind);
  }

  private void startBehind() {
    tasks.start(
        () -> {
          library.warmUp();
          return library;
        },
        read -> {},
        failure -> log.error("the models cannot be read", failure));
    tasks.start(
        starter::start,
        address -> hub.ready(new ServerClient(address)),
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
