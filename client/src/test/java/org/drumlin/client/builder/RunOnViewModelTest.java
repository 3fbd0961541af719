package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.Json;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.drumlin.job.TargetList.Secrets;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunOnViewModelTest {
  @TempDir Path folder;

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final StubHub stub = new StubHub();
  private final ServerClient client = new ServerClient(stub.address());
  private final HubLink hub = new HubLink();
  private final TargetFeed targets = new TargetFeed(hub, tasks);
  private RunOnViewModel model;

  @BeforeEach
  void make() {
    model = begin();
  }

  @AfterEach
  void close() {
    client.close();
    stub.close();
  }

  @Test
  void thisComputerIsChosenAtFirst() {
    assertEquals("local", model.target());
    assertEquals("", model.obstacle());
    model.fitHereProperty().set(false);
    assertEquals("This computer (off)", model.choiceProperty().get().words());
    assertEquals("Fitting on this computer is switched off.", model.obstacle());
  }

  @Test
  void theChoiceIsRememberedAndWaitsForTheHub() {
    told(server(Target.State.OK));
    model.choose("beamline");
    assertEquals("beamline", model.target());
    assertEquals("beamline", begin().target());
    model.fitHereProperty().set(false);
    assertEquals("", model.obstacle(), "that is about this computer");
  }

  @Test
  void beforeTheHubHasToldTheLastChoiceStays() {
    model.choose("beamline");
    assertEquals("beamline", model.target());
    told();
    assertEquals("local", model.target(), "there is no such place any more");
  }

  @Test
  void aPlaceNobodyIsSignedInAtStandsInTheWay() {
    told(server(Target.State.NEEDS_LOGIN));
    model.choose("beamline");
    assertTrue(model.signInNeededProperty().get());
    assertEquals("Sign in to beamline to fit there.", model.obstacle());
    assertEquals("beamline: sign in again", model.choiceProperty().get().words());
    tasks.elapse();
    stub.put("GET /api/v1/targets", list(server(Target.State.OK)));
    tasks.elapse();
    assertFalse(model.signInNeededProperty().get());
    assertEquals("", model.obstacle());
  }

  @Test
  void aPlaceThatDoesNotAnswerTakesAFitLater() {
    told(server(Target.State.STALE));
    model.choose("beamline");
    assertEquals("", model.obstacle());
    assertEquals(
        "beamline does not answer. A fit sent now waits here and goes there by itself.",
        model.note());
    assertEquals("beamline: does not answer since 12:00", model.choiceProperty().get().words());
  }

  private RunOnViewModel begin() {
    return new RunOnViewModel(
        targets,
        new UserSettings(folder.resolve("settings.json")),
        () -> Jobs.START.plusSeconds(60),
        ZoneOffset.UTC);
  }

  private void told(Target... servers) {
    stub.put("GET /api/v1/targets", list(servers));
    hub.ready(client);
    tasks.runAll();
  }

  private static String list(Target... servers) {
    var all = new ArrayList<Target>(List.of(Target.here("1.0")));
    all.addAll(List.of(servers));
    return Json.line(new TargetList(all, Secrets.FILE).toJson());
  }

  private static Target server(Target.State state) {
    return new Target(
        "beamline",
        Target.Kind.SERVER,
        "https://beamline.example.org",
        "anna",
        state,
        Optional.of(Jobs.START),
        "",
        "1.0");
  }
}
