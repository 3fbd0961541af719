package org.drumlin.client.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.drumlin.client.task.StepTaskExecutor;
import org.drumlin.job.JobState;
import org.junit.jupiter.api.Test;

final class JobFeedTest {
  private final JobFeed feed = new JobFeed(new HubLink(), new StepTaskExecutor());

  @Test
  void jobsStandNewestFirst() {
    feed.put(Jobs.job("1", JobState.FINISHED));
    feed.put(Jobs.job("3", JobState.QUEUED));
    feed.put(Jobs.job("2", JobState.RUNNING));
    assertEquals("3 2 1", String.join(" ", feed.jobs().stream().map(j -> j.id()).toList()));
  }

  @Test
  void newsOfAJobTakesItsPlaceAndKeepsTheProgress() {
    feed.put(Jobs.running("1", 0.5, 10));
    feed.put(Jobs.job("1", JobState.STOPPING));
    var job = feed.job("1").orElseThrow();
    assertEquals(JobState.STOPPING, job.state());
    assertTrue(job.progress().isPresent());
    assertEquals(1, feed.jobs().size());
  }
}
