package org.drumlin.client.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.control.Appearance;
import org.drumlin.client.control.Place;
import org.drumlin.client.control.ThemeChoice;
import org.drumlin.client.task.ScreenTaskExecutor;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The results screen with a real WebView on a display. */
class ResultsScreenIT {
  private static final String RESULT =
      """
      {"drumlin":1,"title":"Fit 1","status":"finished","reason":"converged: ftol","method":{"name":"lm",
       "options":{"steps":200},"seed":1},"chisq":0.7904,"nllf":47.8,"dof":121,"points":124,"evaluations":31,
       "engine":"jvm","precision":"double","uncertainty":"measured errors","fixed":[],"tied":[],"derived":[],
       "parameters":[{"name":"rg","model":"m","parameter":"rg","unit":"Ang","value":56.398,"stderr":0.1414,
        "p68":[56.26,56.54],"p95":[56.13,56.68],"bounds":[5,200],"at_bound":null,"rhat":null,"ess":null}],
       "covariance":[[0.02]],"correlation":[[1]],"convergence":null,"traces":null,"pairs":null,"warnings":[],
       "curves":[{"model":"m","model_name":"mono_gauss_coil","dataset":"d","title":"RT2","q":[0.01,0.05,0.2],
        "I":[45,11,1],"dI":[0.5,0.1,0.05],"dq":null,"theory":[45.2,11.1,0.98],"residuals":[0.4,1,-0.4],
        "excluded":{"q":[],"I":[],"dI":[]}}]}
      """;

  @TempDir Path folder;

  private final StubHub stub = new StubHub();
  private final ServerClient client = new ServerClient(stub.address());
  private final ScreenTaskExecutor tasks = new ScreenTaskExecutor();
  private final SimpleBooleanProperty dark = new SimpleBooleanProperty(false);
  private final HubLink hub = new HubLink();

  @BeforeEach
  void show() throws Exception {
    Job job = Jobs.job("1", JobState.FINISHED);
    stub.put("GET /api/v1/jobs", "{\"jobs\":[" + Json.line(job.toJson()) + "]}")
        .put("GET /api/v1/jobs/1", Json.line(job.toJson()))
        .put("GET /api/v1/jobs/1/result", RESULT)
        .put("GET /api/v1/jobs/1/files", "{\"files\":[{\"name\":\"fit.json\",\"size\":12}]}");
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(this::fill);
    FxToolkit.showStage();
  }

  private void fill(Stage stage) {
    var feed = new JobFeed(hub, tasks);
    feed.put(Jobs.job("1", JobState.FINISHED));
    var screen =
        new ResultsScreen(
            feed, hub, tasks, place -> {}, dark, name -> Optional.of(folder.resolve(name)));
    var appearance = new Appearance();
    appearance.choiceProperty().set(ThemeChoice.LIGHT);
    var scene = new Scene(screen.view(), 1200, 760);
    appearance.dress(scene);
    stage.setScene(scene);
    screen.enter(new Place.Result("1"));
    hub.ready(client);
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupStages();
    tasks.close();
    client.close();
    stub.close();
  }

  @Test
  void thePageOpensWithTheCookieAndShowsTheValue() throws Exception {
    waitForPage("56.40(14)");
    assertTrue(stub.cookies().contains("c_test=secret"), () -> "cookies: " + stub.cookies());
    assertEquals("light", script("document.documentElement.getAttribute('data-theme')"));
    WaitForAsyncUtils.asyncFx(() -> dark.set(true)).get(5, TimeUnit.SECONDS);
    assertEquals("dark", script("document.documentElement.getAttribute('data-theme')"));
    assertEquals(1, list().getItems().size());
    assertEquals(0, list().getSelectionModel().getSelectedIndex());
  }

  @Test
  void tablesAndPicturesOfThePageAreSaved() throws Exception {
    waitForPage("56.40(14)");
    press("#fitted-saves button");
    assertTrue(saved("fit-1-parameters.csv", 200).contains("\nrg,Ang,56.398,0.1414,"));
    press("#curve-saves [data-save=svg]");
    assertTrue(saved("fit-1-curves.svg", 2000).startsWith("<svg"));
    press("#curve-saves [data-save=png]");
    assertTrue(saved("fit-1-curves.png", 2000).startsWith("PNG", 1));
  }

  private void press(String selector) throws Exception {
    script("document.querySelector('" + selector + "').click()");
  }

  private String saved(String name, long atLeast) throws Exception {
    Path file = folder.resolve(name);
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> notice().endsWith(file.toString()));
    assertTrue(Files.size(file) >= atLeast, () -> name + " is too small to be true");
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private String notice() throws Exception {
    return WaitForAsyncUtils.asyncFx(() -> ((Label) root().lookup("#results-notice")).getText())
        .get(5, TimeUnit.SECONDS);
  }

  private void waitForPage(String text) throws Exception {
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () ->
            String.valueOf(script("document.body ? document.body.innerText : ''")).contains(text));
  }

  private Object script(String text) throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () -> {
              var web = (WebView) root().lookup("#result-web");
              return web == null ? "" : web.getEngine().executeScript(text);
            })
        .get(10, TimeUnit.SECONDS);
  }

  @SuppressWarnings("unchecked")
  private ListView<ResultEntry> list() {
    return (ListView<ResultEntry>) root().lookup("#results-list");
  }

  private javafx.scene.Parent root() {
    return FxToolkit.toolkitContext().getRegisteredStage().getScene().getRoot();
  }
}
