package org.drumlin.client.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.JobState;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsViewModelTest {
  @TempDir Path folder;

  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private final List<String> suggested = new ArrayList<>();
  private final ResultsViewModel model =
      new ResultsViewModel(
          feed,
          hub,
          tasks,
          name -> {
            suggested.add(name);
            return Optional.of(folder.resolve(name));
          });
  private final StubHub stub = new StubHub();
  private final ServerClient client = new ServerClient(stub.address());

  @AfterEach
  void close() {
    feed.close();
    client.close();
    stub.close();
  }

  @Test
  void listsWhatHasAPage() {
    feed.put(Jobs.job("1", JobState.FINISHED));
    feed.put(Jobs.job("2", JobState.CANCELLED));
    feed.put(Jobs.job("3", JobState.STOPPED));
    feed.put(Jobs.job("4", JobState.QUEUED));
    assertEquals(List.of("3", "1"), model.entries().stream().map(ResultEntry::id).toList());
    assertEquals("dream  ·  χ² 0.7904", model.entries().get(1).caption());
    assertEquals("dream  ·  stopped early", model.entries().get(0).caption());
  }

  @Test
  void showsThePageOnceTheHubIsThere() {
    feed.put(Jobs.job("1", JobState.FINISHED));
    model.showSomething();
    assertEquals("1", model.shownProperty().get());
    assertNull(model.pageProperty().get());
    hub.ready(client);
    assertEquals(client.page("1"), model.pageProperty().get());
  }

  @Test
  void whatWasShownStaysWhenTheScreenIsEnteredAgain() {
    hub.ready(client);
    feed.put(Jobs.job("1", JobState.FINISHED));
    feed.put(Jobs.job("2", JobState.FINISHED));
    model.show("1");
    model.showSomething();
    assertEquals("1", model.shownProperty().get());
  }

  @Test
  void aFileOfThePageIsSavedWhereThePersonWants() throws IOException {
    stub.put("GET /api/v1/jobs/1/files/data/RT2 a.xml", "<SASroot/>");
    hub.ready(client);
    String link = "/api/v1/jobs/1/files/data/RT2%20a.xml";
    assertTrue(model.isFile(link));
    model.download(link);
    tasks.runAll();
    assertEquals(List.of("RT2 a.xml"), suggested);
    assertEquals("<SASroot/>", Files.readString(folder.resolve("RT2 a.xml")));
    assertTrue(model.noticeProperty().get().startsWith("Saved as "), model.noticeProperty()::get);
  }

  @Test
  void allFilesComeAsOneZip() throws IOException {
    stub.put("GET /api/v1/jobs/1/zip", "PK");
    hub.ready(client);
    model.download("/api/v1/jobs/1/zip");
    tasks.runAll();
    assertEquals("PK", Files.readString(folder.resolve("1.zip")));
  }

  @Test
  void aFileThatThePageMadeIsSavedFromItsLink() throws IOException {
    String link = "data:text/csv;charset=utf-8;base64,cGFyYW1ldGVyLHZhbHVlDQpyZyw1Ni40DQo=";
    assertTrue(model.carriesFile(link));
    model.keep("blend-parameters.csv", link);
    tasks.runAll();
    assertEquals(List.of("blend-parameters.csv"), suggested);
    assertEquals(
        "parameter,value\r\nrg,56.4\r\n", Files.readString(folder.resolve("blend-parameters.csv")));
  }

  @Test
  void otherLinksAreThePagesOwn() {
    assertFalse(model.isFile("#section-warnings"));
    assertFalse(model.isFile("/jobs/1"));
    assertFalse(model.isFile("%%%"));
    assertFalse(model.carriesFile("blob:http://127.0.0.1/1"));
    assertFalse(model.carriesFile("data:text/plain,x"));
  }
}
