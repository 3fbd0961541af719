package org.drumlin.client.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.api.StubHub;
import org.drumlin.client.control.Place;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.remote.ServerClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsViewModelTest {
  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private final List<Place> places = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private boolean yes = true;
  private Instant now = Jobs.START.plusSeconds(40);
  private final JobsViewModel model =
      new JobsViewModel(
          feed,
          hub,
          tasks,
          places::add,
          (title, elsewhere, run) -> {
            questions.add(title);
            if (yes) {
              run.run();
            }
          },
          () -> now,
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
  void aRunningFitShowsHowFarItIs() {
    feed.put(Jobs.running("1", 0.628, 7.4));
    JobRow row = model.rows().getFirst();
    assertEquals("Fit 1", row.title());
    assertEquals("running, 62 %, R-hat 1.20, ESS 640", row.state());
    assertEquals(0.628, row.fraction());
    assertEquals("0.84", row.chisq());
    assertEquals("0:30", row.elapsed());
    assertEquals("0:07", row.remaining());
  }

  @Test
  void anEndedFitShowsWhatCameOut() {
    feed.put(Jobs.job("1", JobState.FINISHED));
    JobRow row = model.rows().getFirst();
    assertEquals("finished", row.state());
    assertTrue(Double.isNaN(row.fraction()), "no bar");
    assertEquals("0.7904", row.chisq());
    assertEquals("1:05", row.elapsed());
    assertEquals("", row.remaining());
    assertEquals("22 Nov 2026, 12:00", row.created());
  }

  @Test
  void aFitElsewhereSaysWhereItRunsAndWhyNothingIsHeard() {
    feed.put(Jobs.unheard(Jobs.at("beamline", Jobs.running("1", 0.5, 30))));
    JobRow row = model.rows().getFirst();
    assertEquals("beamline", row.place());
    assertEquals("running; no answer from beamline since 12:00", row.state());
    feed.put(Jobs.job("2", JobState.FINISHED));
    assertEquals("This computer", model.rows().getFirst().place());
  }

  @Test
  void theListShowsThePlaceAskedFor() {
    assertEquals(List.of(""), model.places());
    feed.put(Jobs.job("1", JobState.FINISHED));
    feed.put(Jobs.at("beamline", Jobs.job("2", JobState.FINISHED)));
    assertEquals(List.of("", "local", "beamline"), model.places());
    model.select("1");
    model.placeProperty().set("beamline");
    assertEquals(List.of("2"), model.rows().stream().map(JobRow::id).toList());
    assertFalse(model.openableProperty().get(), "what is not seen is not picked");
    model.placeProperty().set("");
    assertEquals(2, model.rows().size());
    assertTrue(model.openableProperty().get());
  }

  @Test
  void timeRunsWhileTheScreenIsSeen() {
    feed.put(Jobs.running("1", 0.5, 30));
    model.enter();
    now = now.plusSeconds(5);
    tasks.elapse();
    assertEquals("0:35", model.rows().getFirst().elapsed());
    model.leave();
    now = now.plusSeconds(5);
    tasks.elapse();
    assertEquals("0:35", model.rows().getFirst().elapsed(), "nobody looks: nothing moves");
  }

  @Test
  void onlyTheRowThatChangedIsReplaced() {
    feed.put(Jobs.job("1", JobState.FINISHED));
    feed.put(Jobs.running("2", 0.1, 30));
    JobRow still = model.rows().get(1);
    feed.put(Jobs.running("2", 0.2, 25));
    assertSame(still, model.rows().get(1));
    assertEquals("running, 20 %, R-hat 1.20, ESS 640", model.rows().get(0).state());
  }

  @Test
  void whatCanBeDoneFollowsTheState() {
    feed.put(Jobs.running("1", 0.1, 30));
    assertFalse(model.openableProperty().get(), "nothing is picked");
    model.select("1");
    assertTrue(model.stoppableProperty().get());
    assertFalse(model.endedProperty().get());
    feed.put(Jobs.job("1", JobState.STOPPING));
    assertFalse(model.stoppableProperty().get(), "it is stopping already");
    feed.put(Jobs.job("1", JobState.FAILED));
    assertTrue(model.endedProperty().get());
    assertEquals("The runner ended.\nLast lines: …", model.detailProperty().get());
  }

  @Test
  void openGoesToTheResult() {
    feed.put(Jobs.job("1", JobState.FINISHED));
    model.select("1");
    model.open();
    assertEquals(List.of(new Place.Result("1")), places);
  }

  @Test
  void stopAsksTheHubAndShowsItsAnswer() {
    feed.put(Jobs.running("1", 0.1, 30));
    stub.put("POST /api/v1/jobs/1/stop", json(Jobs.job("1", JobState.STOPPING)));
    hub.ready(client);
    model.select("1");
    model.stop();
    tasks.runAll();
    assertEquals("stopping, keeping what is there, 10 %", model.rows().getFirst().state());
  }

  @Test
  void runAgainPicksTheNewFit() {
    feed.put(Jobs.job("1", JobState.FAILED));
    stub.put("POST /api/v1/jobs/1/rerun", json(Jobs.job("2", JobState.QUEUED)));
    hub.ready(client);
    model.select("1");
    model.again();
    tasks.runAll();
    assertEquals("2", model.selectedProperty().get());
    assertEquals("waiting", model.rows().getFirst().state());
  }

  @Test
  void deleteAsksFirst() {
    feed.put(Jobs.job("1", JobState.FINISHED));
    stub.put("DELETE /api/v1/jobs/1", "{}").put("GET /api/v1/jobs", "{\"jobs\":[]}");
    hub.ready(client);
    model.select("1");
    yes = false;
    model.delete();
    tasks.runAll();
    assertEquals(List.of("Fit 1"), questions);
    assertFalse(stub.asked().contains("DELETE /api/v1/jobs/1"), "the answer was no");
    yes = true;
    model.delete();
    tasks.runAll();
    assertTrue(stub.asked().contains("DELETE /api/v1/jobs/1"));
    assertEquals(List.of(), model.rows());
    assertFalse(model.openableProperty().get());
  }

  @Test
  void aRefusalIsSaidInWords() {
    feed.put(Jobs.running("1", 0.1, 30));
    hub.ready(client);
    model.select("1");
    model.stop();
    tasks.runAll();
    assertEquals(
        "The fit could not be stopped: There is nothing here.", model.problemProperty().get());
  }

  private static String json(Job job) {
    return Json.line(job.toJson());
  }

  @Test
  void onlyALostFitIsLookedForAndOnlyACutOneContinued() {
    var running = Jobs.at("hpc", Jobs.running("1", 0.5, 7));
    feed.put(running);
    model.select("1");
    assertFalse(model.lostProperty().get());
    feed.put(
        running.withRemark("", Optional.of(new Contact(Contact.Kind.LOST, Jobs.START, "Look."))));
    assertTrue(model.lostProperty().get());
    var failed = Jobs.at("hpc", Jobs.job("2", JobState.FAILED));
    feed.put(failed);
    model.select("2");
    assertFalse(model.cutProperty().get(), "it kept no state");
    feed.put(failed.withRemark("The time limit: \"Continue\" submits the rest.", Optional.empty()));
    assertTrue(model.cutProperty().get());
  }
}
