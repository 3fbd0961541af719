package org.drumlin.client.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.control.Place;
import org.drumlin.client.targets.SignInViewModel.Way;
import org.drumlin.client.targets.TargetsViewModel.Form;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.drumlin.job.TargetList.Secrets;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetsViewModelTest {
  private static final String TARGETS = "/api/v1/targets";
  private static final String CERTIFICATE =
      """
      {"error":{"message":"not known"},"certificate":{"sha256":"%s",
       "subject":"CN=beamline","issuer":"CN=The group","not_after":"2027-03-01T12:00:00Z"}}
      """
          .formatted("0123456789abcdef".repeat(4));

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private final TargetFeed targets = new TargetFeed(hub, tasks);
  private final SimpleBooleanProperty fitHere = new SimpleBooleanProperty(true);
  private final List<Place> places = new ArrayList<>();
  private final List<URI> pages = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final TargetsViewModel model =
      new TargetsViewModel(
          targets,
          feed,
          hub,
          tasks,
          places::add,
          (name, words, yes) -> {
            questions.add(name + ": " + words);
            yes.run();
          },
          pages::add,
          fitHere,
          () -> Jobs.START.plusSeconds(600),
          ZoneOffset.UTC);
  private final StubHub stub = new StubHub();
  private final ServerClient client = new ServerClient(stub.address());

  @AfterEach
  void close() {
    feed.close();
    client.close();
    stub.close();
  }

  @Test
  void thisComputerIsThereBeforeTheHubIs() {
    assertEquals("This computer", row(0).title());
    assertEquals("ready", row(0).state());
    fitHere.set(false);
    assertEquals("fitting is switched off", row(0).state());
  }

  @Test
  void howAPlaceStandsIsSaidInWords() {
    told(
        server("a", Target.State.OK, "anna", 0),
        server("b", Target.State.STALE, "anna", 60),
        server("c", Target.State.STALE, "anna", -86400),
        server("d", Target.State.NEEDS_LOGIN, "", 0),
        server("e", Target.State.NEEDS_LOGIN, "anna", 0));
    assertEquals(
        List.of(
            "ready",
            "ready, signed in as anna",
            "does not answer since 12:01",
            "does not answer since 21 Nov, 12:00",
            "not signed in",
            "sign in again"),
        model.rows().stream().map(TargetRow::state).toList());
    assertEquals(
        List.of(false, true, true, true, false, false),
        model.rows().stream().map(TargetRow::signedIn).toList());
  }

  @Test
  void fitsThereAreCounted() {
    told(server("beamline", Target.State.OK, "anna", 0));
    assertEquals("none yet", row(1).jobs());
    feed.put(Jobs.at("beamline", Jobs.running("1", 0.5, 3)));
    feed.put(Jobs.at("beamline", Jobs.job("2", JobState.FINISHED)));
    feed.put(Jobs.job("3", JobState.FINISHED));
    assertEquals("1 under way, 1 ended", row(1).jobs());
    model.select("beamline");
    model.showFits();
    assertEquals(List.of(new Place.JobsAt("beamline")), places);
  }

  @Test
  void aServerIsAddedAndAsksForASignIn() {
    told();
    model.add();
    assertEquals(Form.ADD, model.formProperty().get());
    model.adding().addressProperty().set("beamline.example.org");
    assertEquals("beamline", model.adding().nameProperty().get(), "proposed");
    stub.put("POST " + TARGETS, 201, "{}");
    model.adding().add();
    assertEquals("Asking https://beamline.example.org \u2026", model.work().doingProperty().get());
    tasks.runAll();
    assertEquals(
        "{\"name\":\"beamline\",\"address\":\"https://beamline.example.org\"}",
        stub.body("POST " + TARGETS).strip());
    assertEquals(Form.SIGN_IN, model.formProperty().get());
    assertEquals("beamline", model.signingIn().placeProperty().get());
    model.signingIn().register();
    assertEquals(List.of(URI.create("https://beamline.example.org/signin")), pages);
  }

  @Test
  void aNameThatAPersonWroteStays() {
    model.add();
    model.adding().addressProperty().set("beam");
    model.adding().nameProperty().set("ours");
    model.adding().addressProperty().set("beamline.example.org");
    assertEquals("ours", model.adding().nameProperty().get());
  }

  @Test
  void whatIsWrongWithAnAddressIsSaidBeforeAnybodyIsAsked() {
    told(server("beamline", Target.State.OK, "anna", 0));
    model.add();
    model.adding().add();
    assertEquals("Write the address of the server.", problem());
    model.adding().addressProperty().set("http://beamline.example.org");
    model.adding().add();
    assertTrue(problem().startsWith("With http://"), problem());
    model.adding().addressProperty().set("https://beamline.example.org");
    model.adding().add();
    assertEquals("There is a target beamline already. Choose another name.", problem());
    model.adding().nameProperty().set(" ");
    model.adding().add();
    assertEquals("Give the server a name.", problem());
    assertFalse(stub.asked().contains("POST " + TARGETS));
  }

  @Test
  void aCertificateNobodyVouchesForIsAskedAboutAndThenTrusted() {
    told();
    model.add();
    model.adding().addressProperty().set("beamline.example.org");
    stub.put("POST " + TARGETS, 409, CERTIFICATE);
    model.adding().add();
    tasks.runAll();
    assertEquals(Form.TRUST, model.formProperty().get());
    var question = Objects.requireNonNull(model.adding().questionProperty().get());
    assertEquals("https://beamline.example.org", question.address());
    assertTrue(
        question.fingerprint().startsWith("0123 4567 89AB CDEF 0123"), question.fingerprint());
    assertTrue(question.fingerprint().endsWith("CDEF"));
    assertEquals("CN=beamline", question.subject());
    assertEquals("CN=The group", question.issuer());
    assertEquals("1 March 2027", question.until());
    stub.put("POST " + TARGETS, 201, "{}");
    model.adding().trust();
    tasks.runAll();
    assertTrue(
        stub.body("POST " + TARGETS)
            .contains("\"certificate\":\"" + "0123456789abcdef".repeat(4) + "\""));
    assertEquals(Form.SIGN_IN, model.formProperty().get());
    assertNull(model.adding().questionProperty().get());
  }

  @Test
  void aCertificateThatIsRefusedAddsNothing() {
    told();
    model.add();
    model.adding().addressProperty().set("beamline.example.org");
    stub.put("POST " + TARGETS, 409, CERTIFICATE);
    model.adding().add();
    tasks.runAll();
    model.adding().refuse();
    tasks.runAll();
    assertEquals(Form.ADD, model.formProperty().get());
    assertEquals(1, stub.asked().stream().filter(("POST " + TARGETS)::equals).count());
    assertEquals("", problem());
  }

  @Test
  void signingInSendsWhatWasTypedAndKeepsNothing() {
    told(server("beamline", Target.State.NEEDS_LOGIN, "", 0));
    model.signIn("beamline", new Place.Fits());
    assertEquals(Form.SIGN_IN, model.formProperty().get());
    model.signingIn().signIn("anna", "");
    assertEquals("Write your name and your password.", problem());
    stub.put("POST " + TARGETS + "/beamline/login", "{}");
    model.signingIn().signIn(" anna ", "correct horse");
    tasks.runAll();
    assertEquals(
        "{\"name\":\"anna\",\"password\":\"correct horse\"}",
        stub.body("POST " + TARGETS + "/beamline/login").strip());
    assertEquals(Form.PLACE, model.formProperty().get());
    assertEquals(List.of(new Place.Fits()), places, "back to where it was asked for");
  }

  @Test
  void aWrongPasswordIsSaidAndCanBeTriedAgain() {
    told(server("beamline", Target.State.NEEDS_LOGIN, "", 0));
    model.select("beamline");
    model.signIn();
    stub.put(
        "POST " + TARGETS + "/beamline/login",
        401,
        "{\"error\":{\"message\":\"Name or password is wrong.\"}}");
    model.signingIn().signIn("anna", "wrong");
    tasks.runAll();
    assertEquals("Name or password is wrong.", problem());
    assertEquals(Form.SIGN_IN, model.formProperty().get());
    assertFalse(model.work().busyProperty().get());
  }

  @Test
  void aGuestIsShownTheNextKeyUntilItIsNoted() {
    told(server("beamline", Target.State.NEEDS_LOGIN, "", 0));
    model.signIn("beamline", new Place.Fits());
    model.signingIn().wayProperty().set(Way.RECOVERY_KEY);
    stub.put("POST " + TARGETS + "/beamline/login", "{\"recovery_key\":\"next-key\"}");
    model.signingIn().signIn("", " old-key ");
    tasks.runAll();
    assertEquals(
        "{\"recovery_key\":\"old-key\"}", stub.body("POST " + TARGETS + "/beamline/login").strip());
    assertEquals("next-key", model.signingIn().newKeyProperty().get());
    assertEquals(List.of(), places, "the key is read first");
    model.signingIn().forgetKey();
    assertEquals("", model.signingIn().newKeyProperty().get());
  }

  @Test
  void signingOutAndTestingAskTheHubAndShowHowItStandsThen() {
    told(server("beamline", Target.State.OK, "anna", 0));
    model.select("beamline");
    stub.put("POST " + TARGETS + "/beamline/check", "{}");
    model.check();
    assertEquals("Asking whether it answers \u2026", model.work().doingProperty().get());
    listed(server("beamline", Target.State.STALE, "anna", 60));
    tasks.runAll();
    assertEquals("does not answer since 12:01", row(1).state());
    stub.put("POST " + TARGETS + "/beamline/logout", "{}");
    listed(server("beamline", Target.State.NEEDS_LOGIN, "", 0));
    model.signOut();
    tasks.runAll();
    assertEquals("not signed in", row(1).state());
  }

  @Test
  void removingSaysWhatHappensToTheFitsThere() {
    told(server("beamline", Target.State.OK, "anna", 0));
    model.select("beamline");
    feed.put(Jobs.at("beamline", Jobs.running("1", 0.5, 3)));
    stub.put("DELETE " + TARGETS + "/beamline", "{}").put("GET /api/v1/jobs", "{\"jobs\":[]}");
    listed();
    model.remove();
    tasks.runAll();
    assertTrue(
        questions.getFirst().startsWith("beamline: 1 of its fits have not ended."),
        questions::toString);
    assertEquals(1, model.rows().size());
    assertEquals("local", model.selectedProperty().get());
    assertNotNull(model.shownProperty().get());
  }

  @Test
  void leavingAFormGivesUpWhatItAsked() {
    told();
    model.add();
    model.adding().addressProperty().set("beamline.example.org");
    stub.put("POST " + TARGETS, 201, "{}");
    model.adding().add();
    model.back();
    tasks.runAll();
    assertEquals(Form.PLACE, model.formProperty().get());
    assertFalse(model.work().busyProperty().get());
  }

  private String problem() {
    return model.work().problemProperty().get();
  }

  private TargetRow row(int i) {
    return model.rows().get(i);
  }

  private void told(Target... servers) {
    listed(servers);
    hub.ready(client);
    tasks.runAll();
  }

  private void listed(Target... servers) {
    var all = new ArrayList<Target>();
    all.add(Target.here("1.0"));
    all.addAll(List.of(servers));
    stub.put("GET " + TARGETS, Json.line(new TargetList(all, Secrets.FILE).toJson()));
  }

  private static Target server(String name, Target.State state, String user, long since) {
    return new Target(
        name,
        Target.Kind.SERVER,
        "https://" + name + ".example.org",
        user,
        state,
        Optional.of(Jobs.START.plusSeconds(since)),
        "",
        "1.0");
  }
}
