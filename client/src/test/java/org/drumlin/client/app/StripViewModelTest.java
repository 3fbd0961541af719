package org.drumlin.client.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.Optional;
import org.drumlin.client.api.HubLink;
import org.drumlin.client.api.JobFeed;
import org.drumlin.client.api.Jobs;
import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.Test;

final class StripViewModelTest {
  private final StepTaskExecutor tasks = new StepTaskExecutor();
  private final HubLink hub = new HubLink();
  private final JobFeed feed = new JobFeed(hub, tasks);
  private final StripViewModel strip =
      new StripViewModel(feed, hub, tasks, () -> Jobs.START.plusSeconds(40), ZoneOffset.UTC);

  @Test
  void itFollowsTheRunningFit() {
    feed.put(Jobs.running("1", 0.62, 7));
    assertEquals("Fit 1, dream", strip.titleProperty().get());
    assertEquals(
        "running   62 %   R-hat 1.20   ESS 640   chisq 0.84   0:20 elapsed   about 0:07 left",
        strip.detailProperty().get());
    assertEquals(0.62, strip.fractionProperty().get());
    assertTrue(strip.stoppableProperty().get());
  }

  @Test
  void aFitElsewhereSaysWhereAndWhenItWasHeardOf() {
    feed.put(Jobs.at("beamline", Jobs.running("1", 0.62, 7)));
    assertEquals("Fit 1, dream on beamline", strip.titleProperty().get());
    feed.put(Jobs.unheard(Jobs.at("beamline", Jobs.running("1", 0.62, 7))));
    assertEquals("running; no answer from beamline since 12:00", strip.detailProperty().get());
    assertTrue(strip.stoppableProperty().get(), "a stop is kept until it can be told");
  }

  @Test
  void aFitInAQueueSaysWhyItWaits() {
    var waiting = Jobs.at("hpc", Jobs.job("1", JobState.QUEUED));
    feed.put(waiting.withRemark("Others go first.", Optional.empty()));
    assertEquals("waiting   Others go first.", strip.detailProperty().get());
  }

  @Test
  void whatEndedStaysToBeOpened() {
    feed.put(Jobs.running("1", 0.62, 7));
    feed.put(Jobs.job("1", JobState.FINISHED));
    assertEquals("1", strip.jobIdProperty().get());
    assertEquals("finished   chisq 0.7904", strip.detailProperty().get());
    assertFalse(strip.runningProperty().get());
  }

  @Test
  void aJobOfAnEarlierSessionIsNotAnnounced() {
    feed.put(Jobs.job("1", JobState.FINISHED));
    assertEquals("", strip.titleProperty().get());
  }

  @Test
  void aHubThatDoesNotStartSaysWhy() {
    assertEquals("Getting ready to compute \u2026", strip.detailProperty().get());
    hub.failed("Fits cannot run: the disk is full");
    assertEquals("Fits cannot run: the disk is full", strip.detailProperty().get());
  }
}
