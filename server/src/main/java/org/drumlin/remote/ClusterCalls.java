package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.drumlin.job.Json;
import org.drumlin.slurm.Problem;

/**
 * The calls of a hub or a server about clusters: testing and logging in, what they offer, scripts
 * and presets, what is left there. Calls block, as all of the client's.
 */
public final class ClusterCalls {
  private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);
  private static final String CLUSTERS = "clusters";

  private final ServerCalls calls;

  ClusterCalls(ServerCalls calls) {
    this.calls = calls;
  }

  /**
   * Adds a cluster to the hub's places.
   *
   * @param settings as the API's ClusterSettings
   */
  public void add(String name, ObjectNode settings) throws ServerException {
    ObjectNode body = Json.object().put("kind", "cluster").put("name", name);
    body.set("cluster", settings);
    calls.open(calls.to("targets").post(ServerCalls.body(body))).close();
  }

  /** Begins to test the connection, step by step; logs in where that is needed. */
  public void test(String name) throws ServerException {
    calls.open(calls.to(CLUSTERS, name, "test").post(EMPTY)).close();
  }

  /** How the test begun last stands. */
  public ConnectionReport report(String name) throws ServerException {
    return ConnectionReport.fromJson(calls.json(calls.to(CLUSTERS, name, "test")));
  }

  /** Says whether a host key is the right one. */
  public void trust(String name, LoginQuestion.HostKey question, boolean yes)
      throws ServerException {
    answer(name, Json.object().put("question", question.id()).put("trust", yes));
  }

  /**
   * Answers what had to be typed.
   *
   * @param keep whether the keychain is to keep it
   */
  public void answer(String name, LoginQuestion.Typed question, List<String> typed, boolean keep)
      throws ServerException {
    ObjectNode body = Json.object().put("question", question.id()).put("keep", keep);
    var answers = body.putArray("answers");
    typed.forEach(answers::add);
    answer(name, body);
  }

  /** Answers nothing: the login is given up. */
  public void cancel(String name, LoginQuestion question) throws ServerException {
    answer(name, Json.object().put("question", question.id()).put("cancel", true));
  }

  private void answer(String name, ObjectNode body) throws ServerException {
    calls.open(calls.to(CLUSTERS, name, "answer").post(ServerCalls.body(body))).close();
  }

  /**
   * What a cluster offers, as it was asked last.
   *
   * @param now whether it is asked now
   */
  public ClusterFacts facts(String name, boolean now) throws ServerException {
    var url = calls.url();
    if (now) {
      url.addQueryParameter("refresh", "true");
    }
    return ClusterFacts.fromJson(calls.json(calls.to(url, List.of(CLUSTERS, name, "facts"))));
  }

  /** The script of a request, and what the cluster would refuse in it. */
  public ScriptPreview preview(String name, ObjectNode queue, String title) throws ServerException {
    ObjectNode body = Json.object();
    body.set("queue", queue);
    body.put("title", title);
    ObjectNode answer = calls.json(post(name, "preview", body));
    List<Problem> problems = new ArrayList<>();
    for (JsonNode problem : answer.path("problems")) {
      problems.add(
          new Problem(problem.path("field").asText(""), problem.path("message").asText("")));
    }
    return new ScriptPreview(answer.path("script").asText(""), List.copyOf(problems));
  }

  /** What the cluster itself says to a request, without taking it. */
  public Tried tryOut(String name, ObjectNode queue) throws ServerException {
    ObjectNode body = Json.object();
    body.set("queue", queue);
    ObjectNode answer = calls.json(post(name, "try", body));
    return new Tried(answer.path("ok").asBoolean(), answer.path("message").asText(""));
  }

  /**
   * @param good whether it would be taken
   */
  public record Tried(boolean good, String message) {}

  /** Requests that were kept under a name. */
  public Map<String, ObjectNode> presets(String name) throws ServerException {
    Map<String, ObjectNode> presets = new LinkedHashMap<>();
    for (var preset :
        calls.json(calls.to(CLUSTERS, name, "presets")).path("presets").properties()) {
      if (preset.getValue() instanceof ObjectNode queue) {
        presets.put(preset.getKey(), queue);
      }
    }
    return presets;
  }

  public void keepPreset(String name, String preset, ObjectNode queue) throws ServerException {
    calls.open(calls.to(CLUSTERS, name, "presets", preset).put(ServerCalls.body(queue))).close();
  }

  public void removePreset(String name, String preset) throws ServerException {
    calls.open(calls.to(CLUSTERS, name, "presets", preset).delete()).close();
  }

  /** What ended jobs left there. */
  public Leftovers leftovers(String name) throws ServerException {
    ObjectNode answer = calls.json(calls.to(CLUSTERS, name, "leftovers"));
    List<Leftovers.Entry> jobs = new ArrayList<>();
    for (JsonNode job : answer.path("jobs")) {
      jobs.add(
          new Leftovers.Entry(
              job.path("id").asText(""), job.path("title").asText(""), job.path("bytes").asLong()));
    }
    return new Leftovers(List.copyOf(jobs), answer.path("bytes").asLong());
  }

  /** Deletes what those jobs left there; their results stay here. */
  public void clean(String name, List<String> jobs) throws ServerException {
    ObjectNode body = Json.object();
    var ids = body.putArray("jobs");
    jobs.forEach(ids::add);
    calls.open(post(name, "clean", body)).close();
  }

  private Request.Builder post(String name, String what, ObjectNode body) {
    return calls.to(CLUSTERS, name, what).post(ServerCalls.body(body));
  }
}
