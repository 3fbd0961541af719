package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.QueueFile;
import org.drumlin.job.RemoteRecord;
import org.drumlin.job.Target;
import org.drumlin.job.TargetList;
import org.drumlin.store.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters of a hub by their routes; its one cluster is this computer without a queue. */
final class ClusterRoutesTest {
  @TempDir Path folder;
  private TestHub hub;

  private record Answer(int status, ObjectNode body) {
    ObjectNode error() {
      return (ObjectNode) body.path("error");
    }
  }

  @BeforeEach
  void start() throws Exception {
    hub = new TestHub(folder);
    String cluster = "{\"work\":\"" + folder.resolve("work") + "\",\"java\":{\"kind\":\"upload\"}}";
    assertEquals(201, add("mill", cluster).status());
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Answer send(Request.Builder request) throws Exception {
    try (Response response = hub.send(request)) {
      byte[] bytes = response.body().bytes();
      return new Answer(
          response.code(), bytes.length == 0 ? Json.object() : Json.readObject(bytes));
    }
  }

  private Answer post(String path, String body) throws Exception {
    return send(hub.api(path).post(TestHub.json(body)));
  }

  private Answer add(String name, String cluster) throws Exception {
    return post(
        "/targets", "{\"kind\":\"cluster\",\"name\":\"" + name + "\",\"cluster\":" + cluster + "}");
  }

  private Answer submit(String rest) throws Exception {
    return post(
        "/jobs",
        "{\"document\":"
            + TestHub.document("far")
            + ",\"files\":{\"d.dat\":\""
            + hub.upload(TestHub.DATA)
            + "\"}"
            + rest
            + "}");
  }

  @Test
  void aClusterIsATargetOfItsKindAndIsRemovedAsOne() throws Exception {
    Target target = TargetList.fromJson(send(hub.api("/targets")).body()).targets().getLast();
    assertEquals(Target.Kind.CLUSTER, target.kind());
    assertEquals("mill", target.name());
    ObjectNode listed = (ObjectNode) send(hub.api("/clusters")).body().path("clusters").get(0);
    assertEquals("mill", listed.path("name").asText());
    assertEquals("slurm", listed.path("scheduler").asText());
    assertEquals("stale", listed.path("state").asText());
    assertEquals(409, add("mill", "{}").status(), "the name is taken");
    Answer refused = add("other", "{\"work\":\"drumlin\"}");
    assertEquals(422, refused.status());
    assertEquals("cluster.work", refused.error().path("path").asText());
    assertEquals("ok", post("/targets/mill/check", "").body().path("state").asText());
    assertEquals(204, send(hub.api("/targets/mill").delete()).status());
    assertEquals(0, send(hub.api("/clusters")).body().path("clusters").size());
    assertEquals(404, post("/clusters/mill/test", "").status());
  }

  @Test
  void whatAJobAsksOfTheQueueLiesInItsFolder() throws Exception {
    Answer accepted = submit(",\"target\":\"mill\",\"queue\":{\"partition\":\"short\",\"cpus\":2}");
    assertEquals(202, accepted.status(), accepted.body().toString());
    Job job = Job.fromJson(accepted.body());
    assertEquals("mill", job.target());
    JobFolder its = hub.job(job.id());
    assertEquals("short", QueueFile.read(its).orElseThrow().path("partition").asText());
    assertTrue(RemoteRecord.read(its).isEmpty(), "that is for servers");
    Job again = Job.fromJson(post("/jobs/" + job.id() + "/rerun", "").body());
    assertEquals(QueueFile.read(its), QueueFile.read(hub.job(again.id())));
    Answer named = submit(",\"queue\":{\"cluster\":\"mill\"}");
    assertEquals("mill", Job.fromJson(named.body()).target(), "the queue names its cluster");
  }

  @Test
  void aRequestThatCannotBeSentIsRefusedAtItsField() throws Exception {
    Answer bad = submit(",\"target\":\"mill\",\"queue\":{\"partition\":\"a\\n#SBATCH --uid=0\"}");
    assertEquals(422, bad.status());
    assertEquals("queue.partition", bad.error().path("path").asText());
    Answer strange = submit(",\"target\":\"mill\",\"queue\":{\"partitions\":\"short\"}");
    assertEquals("queue.partitions", strange.error().path("path").asText());
    Answer nowhere = submit(",\"queue\":{\"cluster\":\"elsewhere\"}");
    assertEquals("queue.cluster", nowhere.error().path("path").asText());
  }

  @Test
  void presetsAreKeptByNameAndNameNoOtherFile() throws Exception {
    Request.Builder put = hub.api("/clusters/mill/presets/over night");
    assertEquals(204, send(put.put(TestHub.json("{\"walltime\":\"08:00:00\"}"))).status());
    ObjectNode all = (ObjectNode) send(hub.api("/clusters/mill/presets")).body().path("presets");
    assertEquals("08:00:00", all.path("over night").path("walltime").asText());
    Request.Builder wrong = hub.api("/clusters/mill/presets/..%2Fjob");
    assertEquals(422, send(wrong.put(TestHub.json("{}"))).status());
    Request.Builder strange = hub.api("/clusters/mill/presets/x");
    assertEquals(422, send(strange.put(TestHub.json("{\"wall\":1}"))).status());
    assertEquals(204, send(hub.api("/clusters/mill/presets/over night").delete()).status());
    assertEquals(404, send(hub.api("/clusters/mill/presets/over night").delete()).status());
  }

  @Test
  void whatATimeLimitCutOffGoesOnFromTheStateItKept() throws Exception {
    Job first = hub.submit("cut");
    assertEquals(409, post("/jobs/" + first.id() + "/continue", "").status(), "it has not ended");
    var claim = hub.store.claim(Job.HERE, "worker", Duration.ofSeconds(60)).orElseThrow();
    hub.store.publish(
        claim.lease(), new Ending(JobState.FAILED, "The time limit was reached", Optional.empty()));
    Answer nothing = post("/jobs/" + first.id() + "/continue", "");
    assertEquals(409, nothing.status());
    assertTrue(nothing.error().path("message").asText().contains("kept no state"));
    Files.writeString(hub.job(first.id()).publishedFile("checkpoint.bin"), "the state");
    Job rest = Job.fromJson(post("/jobs/" + first.id() + "/continue", "").body());
    JobFolder its = hub.job(rest.id());
    Path begins = its.checkpointBefore(1).orElseThrow();
    assertEquals("the state", Files.readString(begins));
    assertEquals(
        Files.readString(hub.job(first.id()).document()), Files.readString(its.document()));
  }

  @Test
  void whatIsNotAskedCannotBeAnswered() throws Exception {
    Answer report = send(hub.api("/clusters/mill/test"));
    assertEquals(0, report.body().path("steps").size());
    assertTrue(report.body().path("question").isNull());
    String answer = "{\"question\":\"none\",\"answers\":[\"secret\"]}";
    assertEquals(409, post("/clusters/mill/answer", answer).status());
    assertEquals(422, post("/clusters/mill/answer", "{}").status());
  }
}
