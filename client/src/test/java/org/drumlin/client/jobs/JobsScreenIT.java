package org.drumlin.client.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.control.Appearance;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.ThemeChoice;
import org.drumlin.client.task.ScreenTaskExecutor;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The list of fits on a display, driven by keys. */
class JobsScreenIT {
  private final ScreenTaskExecutor tasks = new ScreenTaskExecutor();
  private final List<Place> places = new ArrayList<>();
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);

  @BeforeEach
  void show() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::fill);
    FxToolkit.showStage();
  }

  private void fill(Stage stage) {
    var screen = new JobsScreen(feed, hub, tasks, places::add);
    var appearance = new Appearance();
    appearance.choiceProperty().set(ThemeChoice.LIGHT);
    var scene = new Scene(screen.view(), 1200, 700);
    appearance.dress(scene);
    stage.setScene(scene);
    screen.enter(new Place.Jobs());
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupStages();
    feed.close();
    tasks.close();
  }

  @Test
  void saysWhatToDoWhileThereAreNoFits() throws Exception {
    assertTrue(find(".empty-state").isVisible());
    onScreen(() -> ((Button) find(".empty-state .button")).fire());
    assertEquals(List.of(new Place.Fits()), places);
    onScreen(() -> feed.put(Jobs.job("1", JobState.FINISHED)));
    assertFalse(find(".empty-state").isVisible());
  }

  @Test
  void aFitIsPickedAndOpenedByKeys() throws Exception {
    onScreen(() -> {
      feed.put(Jobs.job("1", JobState.FINISHED));
      feed.put(Jobs.job("2", JobState.FAILED));
      feed.put(Jobs.running("3", 0.62, 7));
    });
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> !find(".screen-head").lookupAll(".button").isEmpty());
    assertTrue(button("action-jobs-open").isDisabled(), "nothing is picked");
    var robot = new FxRobot();
    // Without a window manager only a click gives the window the keyboard; it lands below the rows.
    // The first click may come before the window is on the display.
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () -> {
          robot.clickOn(table());
          WaitForAsyncUtils.waitForFxEvents();
          return root().getScene().getWindow().isFocused();
        });
    onScreen(() -> find("#jobs-table").requestFocus());
    WaitForAsyncUtils.waitForFxEvents();
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () -> {
          robot.type(KeyCode.DOWN);
          WaitForAsyncUtils.waitForFxEvents();
          return table().getSelectionModel().getSelectedIndex() >= 0;
        });
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !button("action-jobs-open").isDisabled());
    String id = table().getSelectionModel().getSelectedItem().id();
    robot.type(KeyCode.ENTER);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !places.isEmpty());
    assertEquals(new Place.Result(id), places.getFirst());
  }

  @Test
  void theHoursOfALongFitAreSeenWhole() throws Exception {
    var day = Jobs.job("1", JobState.FINISHED);
    var longer = Jobs.ended(day, Jobs.START.plus(Duration.ofHours(151)));
    onScreen(() -> feed.put(longer));
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !times().isEmpty());
    onScreen(() -> root().layout());
    assertEquals(List.of(false), times());
  }

  /** Whether the cells with that time are cut. */
  private static List<Boolean> times() throws Exception {
    var cut = new ArrayList<Boolean>();
    onScreen(() ->
        root().lookupAll(".table-cell").stream()
            .map(Labeled.class::cast)
            .filter(cell -> "150:59:50".equals(cell.getText()))
            .forEach(cell -> cut.add(cell.isTextTruncated())));
    return cut;
  }

  private Button button(String id) {
    return find(".screen-head").lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(b -> id.equals(b.getId()))
        .findFirst()
        .orElseThrow();
  }

  private Node find(String selector) {
    return root().lookup(selector);
  }

  @SuppressWarnings("unchecked")
  private TableView<JobRow> table() {
    return (TableView<JobRow>) find("#jobs-table");
  }

  private static Parent root() {
    return FxToolkit.toolkitContext().getRegisteredStage().getScene().getRoot();
  }

  private static void onScreen(Runnable action) throws Exception {
    WaitForAsyncUtils.asyncFx(action).get(10, TimeUnit.SECONDS);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
