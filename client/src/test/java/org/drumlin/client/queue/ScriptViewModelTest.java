package org.drumlin.client.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.settings.UserSettings;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerClient;
import org.drumlin.slurm.BatchRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptViewModelTest {
  private static final String HPC = "/api/v1/clusters/hpc/";
  private static final String FACTS =
      """
      {"fetched":"2026-11-22T12:00:00Z","partitions":[
        {"name":"batch","default":true,"up":true,"max_walltime":"2-00:00:00",
         "default_walltime":"01:00:00","max_nodes":4,"cpus_per_node":64,
         "memory_per_node_mb":257536,"gpus":[],"accounts_allowed":[],"qos_allowed":[],
         "message":""},
        {"name":"gpu","default":false,"up":true,"max_walltime":"UNLIMITED",
         "cpus_per_node":16,"memory_per_node_mb":0,"gpus":["a100:4","2"],"message":"busy"},
        {"name":"old","default":false,"up":false,"gpus":[],"message":"down"}],
       "accounts":["soft","hard"],"qos":["normal"],"modules":["java/25"]}
      """;

  @TempDir Path folder;
  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final StubHub stub = new StubHub();
  private final ServerClient client = new ServerClient(stub.address());
  private final HubLink hub = new HubLink();
  private ScriptViewModel model;

  @BeforeEach
  void make() {
    stub.put("GET " + HPC + "facts", FACTS)
        .put("GET " + HPC + "presets", "{\"presets\":{\"long\":{\"walltime\":\"1-00:00:00\"}}}");
    preview("#!/bin/bash", "");
    hub.ready(client);
    model = begin();
  }

  private ScriptViewModel begin() {
    return new ScriptViewModel(
        hub,
        tasks,
        new UserSettings(folder.resolve("settings.json")),
        () -> Instant.parse("2026-11-22T12:07:00Z"));
  }

  @AfterEach
  void close() {
    client.close();
    stub.close();
  }

  private void preview(String script, String problems) {
    ObjectNode answer = Json.object().put("script", script);
    try {
      answer.set("problems", Json.readObject("{\"p\":[" + problems + "]}").path("p"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    stub.put("POST " + HPC + "preview", Json.line(answer));
  }

  @Test
  void elsewhereNothingIsAsked() {
    assertEquals(Optional.empty(), model.queue());
    tasks.elapse();
    assertEquals(List.of(), stub.asked());
  }

  @Test
  void whatTheClusterOffersFollowsThePartition() {
    at();
    var offers = model.offersProperty();
    assertEquals(List.of("batch", "gpu"), offers.get().choices(QueueField.PARTITION));
    assertEquals("at most 2-00:00:00", offers.get().limit(QueueField.WALLTIME));
    assertEquals("at most 64 on a node", offers.get().limit(QueueField.CPUS));
    assertEquals("at most 251.5G on a node", offers.get().limit(QueueField.MEMORY));
    assertEquals(List.of("soft", "hard"), offers.get().choices(QueueField.ACCOUNT));
    assertEquals("Partitions and limits of 7 min ago", model.ageProperty().get());
    model.text(QueueField.PARTITION).set("gpu");
    assertEquals("", offers.get().limit(QueueField.WALLTIME), "no limit is no words");
    assertEquals(List.of("a100:1", "1"), offers.get().choices(QueueField.GPUS));
  }

  private void at() {
    model.at("hpc");
    tasks.runAll();
    tasks.elapse();
  }

  @Test
  void whatIsTypedBecomesARequestThatTheQueuesRoomReads() throws IOException {
    at();
    for (QueueField field : QueueField.values()) {
      model.text(field).set(sample(field));
    }
    ObjectNode asked = model.queue().orElseThrow();
    assertEquals(asked, BatchRequest.fromJson(asked).toJson());
    assertEquals(List.of(), BatchRequest.fromJson(asked).problems());
    for (QueueField field : QueueField.values()) {
      assertEquals(sample(field), field.read(asked), field.wire());
    }
  }

  private static String sample(QueueField field) {
    return switch (field) {
      case WALLTIME -> "1-00:00:00";
      case CPUS, NODES, NTASKS -> "1";
      case MEMORY -> "8G";
      case MEMORY_PER -> "cpu";
      case GPUS -> "a100:2";
      case MAIL_USER -> "ada@example.org";
      case MAIL_TYPE -> "END, FAIL";
      case GRES -> "licence:1";
      case BEGIN -> "now+1hour";
      case DEPENDENCY -> "afterok:12";
      case EXCLUSIVE -> "true";
      case OUTPUT, ERROR -> "/tmp/x.log";
      case WORKDIR -> "/tmp";
      case MODULES -> "java/25, gcc";
      case ENVIRONMENT -> "A=b=c\nD=";
      case PROLOGUE, EPILOGUE -> "echo a\necho b";
      case EXTRA -> "--nice=10\n--spread-job";
      case PARTITION, ACCOUNT, QOS, NAME, CONSTRAINT, RESERVATION -> "word";
    };
  }

  @Test
  void theScriptComesAMomentAfterTheLastChange() {
    at();
    model.title("Blend");
    model.text(QueueField.CPUS).set("4");
    preview("#SBATCH --cpus-per-task=4", "");
    assertEquals("#!/bin/bash", model.scriptProperty().get());
    tasks.elapse();
    assertEquals("#SBATCH --cpus-per-task=4", model.scriptProperty().get());
    assertEquals(
        "{\"queue\":{\"cpus\":4},\"title\":\"Blend\"}",
        stub.body("POST " + HPC + "preview").strip());
    assertEquals("", model.obstacleProperty().get());
  }

  @Test
  void whatIsWrongStandsAtItsFieldAndInTheWay() {
    at();
    preview(
        "",
        "{\"field\":\"walltime\",\"message\":\"Longer than batch allows.\"},"
            + "{\"field\":\"modules[1]\",\"message\":\"No such module.\"}");
    model.text(QueueField.WALLTIME).set("9-00:00:00");
    tasks.elapse();
    assertEquals("Longer than batch allows.", model.wrong(QueueField.WALLTIME).get());
    assertEquals("No such module.", model.wrong(QueueField.MODULES).get());
    assertEquals("Queue: Longer than batch allows.", model.obstacleProperty().get());
    model.text(QueueField.CPUS).set("many");
    assertEquals("many is no whole number.", model.wrong(QueueField.CPUS).get());
    preview("#!/bin/bash", "");
    model.text(QueueField.CPUS).set("2");
    tasks.elapse();
    assertEquals("", model.wrong(QueueField.CPUS).get());
    assertEquals("", model.obstacleProperty().get());
  }

  @Test
  void presetsAreChosenAndKept() {
    at();
    assertEquals(List.of("long"), model.presets());
    model.choosePreset("long");
    assertEquals("1-00:00:00", model.text(QueueField.WALLTIME).get());
    model.keepPreset(" ");
    assertEquals("Write a name to keep it under.", model.problemProperty().get());
    stub.put("PUT " + HPC + "presets/mine", "{}")
        .put("GET " + HPC + "presets", "{\"presets\":{\"mine\":{},\"long\":{}}}");
    model.keepPreset("mine");
    tasks.runAll();
    assertEquals("{\"walltime\":\"1-00:00:00\"}", stub.body("PUT " + HPC + "presets/mine").strip());
    assertEquals(List.of("mine", "long"), model.presets());
  }

  @Test
  void theClusterItselfIsAskedAndReadAnew() {
    at();
    stub.put("POST " + HPC + "try", "{\"ok\":false,\"message\":\"Invalid account.\"}");
    model.tryOut();
    assertTrue(model.askingProperty().get());
    tasks.runAll();
    assertEquals("The cluster would refuse it: Invalid account.", model.saidProperty().get());
    assertFalse(model.askingProperty().get());
    model.refresh();
    stub.put("GET " + HPC + "facts", FACTS.replace("12:00:00Z", "12:06:59Z"));
    tasks.runAll();
    assertEquals("Partitions and limits as of now", model.ageProperty().get());
  }

  @Test
  void whatWasAskedLastIsRemembered() {
    at();
    model.text(QueueField.MEMORY).set("8G");
    model.used();
    model = begin();
    at();
    assertEquals("8G", model.text(QueueField.MEMORY).get());
    model.at("");
    assertEquals(Optional.empty(), model.queue());
    assertFalse(model.openProperty().get());
  }
}
