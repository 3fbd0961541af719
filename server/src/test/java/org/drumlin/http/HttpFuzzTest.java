package org.drumlin.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.Response;
import org.drumlin.data.Sha256;
import org.drumlin.job.Job;
import org.drumlin.job.Json;
import org.drumlin.store.FolderTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand requests that one user, or nobody, sends to a server where another has a fit:
 * whatever they are, the server has no fault of its own, tells nothing of the other's, sends nobody
 * elsewhere, and leaves alone what is not the sender's.
 */
final class HttpFuzzTest {
  private static final int REQUESTS = 10_000;
  private static final long SEED = 20261124;

  /** Stands in the title, the file's name and the data of the other's fit. */
  private static final String MARK = "annas27182818";

  private static final String OUTSIDE = "what lies outside is nobody's";

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void outside() throws IOException {
    data = Files.createDirectories(folder.resolve("hub"));
    Files.writeString(folder.resolve("outside.txt"), OUTSIDE);
    Files.writeString(data.resolve("outside.txt"), OUTSIDE);
  }

  @Test
  void nothingGoesWrong() throws Exception {
    try (GroupHub hub = new GroupHub(data, GroupHub.settings(), InstantSource.system());
        RawHttp raw = new RawHttp(hub.port())) {
      String anna = hub.register("anna").path("access").asText();
      Job hers = submit(hub, anna, MARK + ".dat", "0.0271828 1 0.1\n" + TestHub.DATA);
      Map<String, String> herFolder = digests(data.resolve("jobs").resolve(hers.id()));
      FuzzRequests requests = requests(hub, hers);
      Map<Integer, Integer> statuses = new TreeMap<>();
      List<String> faults = new ArrayList<>();
      for (int i = 0; i < REQUESTS && faults.size() < 5; i++) {
        FuzzRequests.Raw request = requests.next();
        RawHttp.Reply reply;
        try {
          reply = raw.send(request.bytes(), request.head());
        } catch (IOException e) {
          faults.add("request " + i + ": " + e + "\n" + request);
          raw.close();
          continue;
        }
        statuses.merge(reply.status(), 1, Integer::sum);
        String wrong = wrong(reply);
        if (!wrong.isEmpty()) {
          faults.add("request " + i + ": " + wrong + "\n" + request + "\n" + reply);
        }
      }
      assertEquals(List.of(), faults, "seed " + SEED);
      // As many were understood as refused, or the test would look at the door alone.
      assertTrue(statuses.getOrDefault(200, 0) > 500, statuses.toString());
      assertTrue(statuses.getOrDefault(202, 0) > 10, statuses.toString());
      assertTrue(statuses.getOrDefault(422, 0) > 200, statuses.toString());
      assertEquals(herFolder, digests(data.resolve("jobs").resolve(hers.id())));
      Job now = Job.fromJson(hub.json(200, hub.as(anna, "/jobs/" + hers.id())));
      assertEquals(hers, now);
      everythingLiesInAJobsFolder(hub);
    }
  }

  /** What ben may send: his own tokens and ids, anna's ids, and bodies that are right somewhere. */
  private FuzzRequests requests(GroupHub hub, Job hers) throws Exception {
    ObjectNode session = hub.register("ben");
    String ben = session.path("access").asText();
    ObjectNode wish = Json.object().put("label", "fuzz").put("expires_days", 1);
    String script =
        hub.json(201, hub.as(ben, "/auth/tokens").post(TestHub.json(Json.line(wish))))
            .path("token")
            .asText();
    Job his = submit(hub, ben, "own.dat", TestHub.DATA);
    String own = TestHub.sha256(TestHub.DATA.getBytes(StandardCharsets.UTF_8));
    String user = session.path("user").path("id").asText();
    List<String[]> routes = new ArrayList<>();
    for (var path : ModelRoutes.description().path("paths").properties()) {
      for (var verb : path.getValue().properties()) {
        routes.add(new String[] {verb.getKey().toUpperCase(Locale.ROOT), path.getKey()});
      }
    }
    // Where most can go wrong, more is tried.
    for (int i = 0; i < 10; i++) {
      routes.add(new String[] {"POST", Route.API + "/jobs"});
      routes.add(new String[] {"GET", Route.API + "/jobs/{id}/files/{name}"});
    }
    return new FuzzRequests(
        SEED,
        hub.port(),
        routes,
        List.of(hers.id(), his.id(), own, user, hers.id() + "/zip", "fit.json", "data/own.dat"),
        List.of(ben, script),
        bodies(own));
  }

  private static List<String> bodies(String own) {
    String document = TestHub.document("ben's").replace("d.dat", "own.dat");
    return List.of(
        "{\"document\":" + document + ",\"files\":{\"own.dat\":\"" + own + "\"}}",
        "{\"document\":" + document + ",\"files\":{\"../../own.dat\":\"" + own + "\"}}",
        "{\"document\":"
            + document.replace("own.dat", "../../../outside.txt")
            + ",\"files\":{\"../../../outside.txt\":\""
            + own
            + "\"},\"priority\":3}",
        "{\"dataset\":{\"file\":\"own.dat\",\"errors\":\"none\"},\"sha256\":\"" + own + "\"}",
        "{\"dataset\":{\"file\":\"../x/../../own.dat\"},\"sha256\":\"" + own + "\"}",
        "{\"model\":\"sphere\",\"q\":[0.1,0.2],\"parameters\":{\"radius\":50}}",
        "{\"name\":\"carl\",\"password\":\"five wet herons\",\"back\":\"//evil.example\"}",
        "{\"name\":\"anna\",\"password\":\"wrong wet herons\",\"back\":\"/account\"}",
        "{\"refresh\":\"abc\",\"recovery_key\":\"abc\",\"reset_token\":\"x\",\"new\":\"y\"}",
        "{\"label\":\"a\",\"expires_days\":3,\"role\":\"admin\"}",
        TestHub.DATA);
  }

  private static Job submit(GroupHub hub, String token, String name, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String digest = TestHub.sha256(bytes);
    try (Response kept = hub.send(hub.as(token, "/files/" + digest).put(TestHub.bytes(bytes)))) {
      assertEquals(201, kept.code());
    }
    String title = name.replace(".dat", "");
    String document = TestHub.document(title).replace("d.dat", name);
    String body = "{\"document\":" + document + ",\"files\":{\"" + name + "\":\"" + digest + "\"}}";
    return Job.fromJson(hub.json(202, hub.as(token, "/jobs").post(TestHub.json(body))));
  }

  /** What is wrong with an answer; empty for nothing. */
  private static String wrong(RawHttp.Reply reply) {
    String all = reply.headers() + reply.body();
    if (reply.status() == 500) {
      return "a fault of the server's own";
    }
    if (all.contains(MARK) || all.contains("0.0271828")) {
      return "tells of another's fit";
    }
    if (all.contains(OUTSIDE) || all.contains("root:x:0")) {
      return "shows what lies outside";
    }
    if (all.contains("\tat ") || all.contains("Exception:")) {
      return "shows a trace";
    }
    String place = reply.headers().getOrDefault("location", "/");
    if (!place.startsWith("/") || place.matches("/[/\\\\].*")) {
      return "sends elsewhere";
    }
    if (all.contains("\"back\":\"") && !all.contains("\"back\":\"/")) {
      return "sends elsewhere in words";
    }
    return "";
  }

  private static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String name : FolderTree.names(folder)) {
      digests.put(name, Sha256.of(folder.resolve(name)));
    }
    return digests;
  }

  /** Nothing new beside the data folder; in it each folder of a job is one, with what belongs. */
  private void everythingLiesInAJobsFolder(GroupHub hub) throws IOException {
    try (Stream<Path> beside = Files.list(folder)) {
      assertEquals(
          List.of("hub", "outside.txt"),
          beside.map(p -> p.getFileName().toString()).sorted().toList());
    }
    assertEquals(OUTSIDE, Files.readString(folder.resolve("outside.txt")));
    assertEquals(OUTSIDE, Files.readString(data.resolve("outside.txt")));
    try (Stream<Path> jobs = Files.list(data.resolve("jobs"))) {
      for (Path job : jobs.toList()) {
        String id = job.getFileName().toString();
        assertTrue(hub.store.find(id).isPresent(), id + " is no job's");
        for (String name : FolderTree.names(job)) {
          assertTrue(name.matches("job\\.json|fit\\.json|control|data/.+"), id + "/" + name);
        }
      }
    }
  }
}
