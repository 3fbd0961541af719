package org.drumlin.client.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.api.TargetFeed;
import org.drumlin.client.control.Place;
import org.drumlin.client.targets.TargetsViewModel.Form;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.Json;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.drumlin.remote.LoginQuestion;
import org.drumlin.remote.ServerClient;
import org.drumlin.slurm.NodeJava;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster among the places: added, tested, asked about, tidied. */
final class ClusterPlaceTest {
  private static final String TEST = "/api/v1/clusters/login/test";
  private static final String ANSWER = "POST /api/v1/clusters/login/answer";

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private final TargetFeed targets = new TargetFeed(hub, tasks);
  private final List<Place> places = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final TargetsViewModel model =
      new TargetsViewModel(
          targets,
          feed,
          hub,
          tasks,
          places::add,
          (name, words, yes) -> questions.add(name + ": " + words),
          page -> {},
          new SimpleBooleanProperty(true),
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
  void aLoginNodeIsReadAsPeopleWriteIt() {
    assertEquals(
        new LoginText("ada", "login.example.org", 2222, ""), read("ada@login.example.org:2222"));
    assertEquals(new LoginText("", "hpc", 0, ""), read("  ssh hpc "));
    assertEquals(
        new LoginText("ada", "login.example.org", 0, ""), read("ssh://ada@login.example.org/"));
    assertEquals("login", read("ada@login.example.org").name());
    assertEquals("cluster", read("10.0.0.3").name());
    assertTrue(read("").problem().startsWith("Write the login node"));
    for (String wrong :
        List.of("a b", "host; rm -rf /", "ada@@x", "-oProxyCommand=x y", "x:123456")) {
      assertTrue(read(wrong).problem().startsWith("This is no login node"), wrong);
    }
  }

  private static LoginText read(String typed) {
    return LoginText.read(typed);
  }

  @Test
  void aClusterIsAddedAndTested() {
    add();
    assertEquals(
        "{\"kind\":\"cluster\",\"name\":\"login\",\"cluster\":{\"name\":\"login\","
            + "\"host\":\"login.example.org\",\"user\":\"ada\",\"port\":0,\"identity\":\"\","
            + "\"jumps\":[\"gate.example.org\"],\"work\":\"~/drumlin\",\"scheduler\":\"slurm\","
            + "\"java\":{\"kind\":\"module\",\"value\":\"java/25\"},\"poll\":10}}",
        stub.body("POST /api/v1/targets").strip());
    assertEquals(Form.CONNECTION, model.formProperty().get());
    assertEquals(2, connection().steps().size());
    assertTrue(connection().runningProperty().get());
    stub.put(
        "GET " + TEST,
        """
        {"steps":[{"name":"reach","state":"ok","saw":"it answers","remedy":""},
         {"name":"log in","state":"ok","saw":"as ada","remedy":""}],"done":true,"question":null}
        """);
    tasks.elapse();
    assertFalse(connection().runningProperty().get());
    assertEquals("All is well: fits can be sent to login.", connection().outcomeProperty().get());
    model.connected();
    assertEquals(Form.PLACE, model.formProperty().get());
    assertEquals("login", model.selectedProperty().get());
  }

  private void add() {
    told();
    stub.put("POST /api/v1/targets", 201, "{}").put("POST " + TEST, 202, "{}").put(ANSWER, "{}");
    stub.put("GET " + TEST, report("null"));
    model.addCluster();
    var form = model.addingCluster();
    form.loginProperty().set("ada@login.example.org");
    form.jumpsProperty().set("gate.example.org");
    form.javaProperty().set(NodeJava.Kind.MODULE);
    form.add();
    assertTrue(model.work().problemProperty().get().startsWith("java.value:"), "named at once");
    form.javaValueProperty().set("java/25");
    form.add();
    tasks.runAll();
  }

  private static String report(String question) {
    return """
    {"steps":[{"name":"reach","state":"ok","saw":"it answers","remedy":""},
     {"name":"log in","state":"running","saw":"","remedy":""}],"done":false,"question":%s}
    """
        .formatted(question);
  }

  @Test
  void aHostKeyIsAskedAboutOnce() {
    add();
    stub.put(
        "GET " + TEST,
        report(
            """
            {"id":"q1","kind":"trust","where":"login.example.org:22","type":"ssh-ed25519",
             "fingerprint":"SHA256:abc","instruction":"","prompts":[],"keep":false}
            """));
    tasks.elapse();
    var key = assertInstanceOf(LoginQuestion.HostKey.class, connection().questionProperty().get());
    assertEquals("SHA256:abc", key.fingerprint());
    connection().trust(true);
    tasks.runAll();
    assertEquals("{\"question\":\"q1\",\"trust\":true}", stub.body(ANSWER).strip());
    tasks.elapse();
    assertNull(connection().questionProperty().get(), "the hub was told, and takes it in yet");
  }

  @Test
  void whatIsTypedIsHandedOverAndALeftQuestionGivenUp() {
    add();
    stub.put("GET " + TEST, report(password("q2")));
    tasks.elapse();
    connection().answer(List.of("correct horse"), true);
    tasks.runAll();
    assertEquals(
        "{\"question\":\"q2\",\"keep\":true,\"answers\":[\"correct horse\"]}",
        stub.body(ANSWER).strip());
    stub.put("GET " + TEST, report(password("q3")));
    tasks.elapse();
    model.leave();
    tasks.runAll();
    assertEquals("{\"question\":\"q3\",\"cancel\":true}", stub.body(ANSWER).strip());
    assertEquals(Form.PLACE, model.formProperty().get());
    int asked = stub.asked().size();
    tasks.elapse();
    assertFalse(
        stub.asked().subList(asked, stub.asked().size()).contains("GET " + TEST), "no more");
  }

  private static String password(String id) {
    return """
    {"id":"%s","kind":"password","where":"ada@login.example.org","instruction":"",
     "prompts":[{"text":"Password: ","echo":false}],"keep":true}
    """
        .formatted(id);
  }

  @Test
  void aFailedStepSaysWhatToDo() {
    add();
    stub.put(
        "GET " + TEST,
        """
        {"steps":[{"name":"reach","state":"failed","saw":"nobody answers","remedy":"Ask for VPN."}],
         "done":true,"question":null}
        """);
    tasks.elapse();
    assertEquals("Ask for VPN.", connection().steps().getFirst().remedy());
    assertEquals(1, connection().steps().size());
    assertTrue(connection().outcomeProperty().get().startsWith("Fits cannot be sent to login yet"));
  }

  @Test
  void aLoginThatRanOutLeadsToTheConnectionAndBackToTheFit() {
    told(cluster(Target.State.NEEDS_LOGIN));
    stub.put("POST " + TEST, 202, "{}").put("GET " + TEST, report("null"));
    model.signIn("login", new Place.Fits());
    tasks.runAll();
    assertEquals(Form.CONNECTION, model.formProperty().get());
    model.connected();
    assertEquals(List.of(new Place.Fits()), places);
  }

  @Test
  void whatIsLeftThereIsSeenAndDeleted() {
    told(cluster(Target.State.OK));
    stub.put(
            "GET /api/v1/clusters/login/leftovers",
            """
            {"jobs":[{"id":"a","title":"Blend","bytes":1500000},
             {"id":"b","title":"","bytes":500}],"bytes":1500500}
            """)
        .put("POST /api/v1/clusters/login/clean", "{}");
    model.select("login");
    model.cleanUp();
    tasks.runAll();
    assertEquals("Deleting these 2 frees 1.5 MB.", model.cleaning().wordsProperty().get());
    model.cleaning().tick("a", false);
    assertEquals("Deleting these 1 frees 500 bytes.", model.cleaning().wordsProperty().get());
    model.cleaning().clean();
    stub.put("GET /api/v1/clusters/login/leftovers", "{\"jobs\":[],\"bytes\":0}");
    tasks.runAll();
    assertEquals("{\"jobs\":[\"b\"]}", stub.body("POST /api/v1/clusters/login/clean").strip());
    assertEquals("Nothing of ended fits is left on login.", model.cleaning().wordsProperty().get());
  }

  @Test
  void removingItSaysWhatBecomesOfItsFits() {
    told(cluster(Target.State.OK));
    model.select("login");
    model.remove();
    assertTrue(questions.getFirst().contains("What they left on the cluster"), questions::getFirst);
  }

  private ConnectionViewModel connection() {
    return model.connection();
  }

  private static Target cluster(Target.State state) {
    return new Target(
        "login",
        Target.Kind.CLUSTER,
        "ssh://ada@login.example.org:22",
        "ada",
        state,
        Optional.of(Jobs.START),
        "",
        "");
  }

  private void told(Target... places) {
    var all = new ArrayList<Target>();
    all.add(Target.here("0.1"));
    all.addAll(List.of(places));
    var list = new TargetList(all, TargetList.Secrets.KEYCHAIN);
    stub.put("GET /api/v1/targets", Json.line(list.toJson()));
    hub.ready(client);
    tasks.runAll();
  }
}
