package org.drumlin.client.results;

import java.util.ArrayList;
import java.util.List;
import org.drumlin.client.api.JobPlace;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;

/**
 * A fit in the list of results.
 *
 * @param caption method, chisq, state and place, in words
 */
record ResultEntry(String id, String title, String caption) {

  /** Whether a fit has something to show: waiting and taken-back ones have not. */
  static boolean hasPage(Job job) {
    return job.state() != JobState.QUEUED && job.state() != JobState.CANCELLED;
  }

  static ResultEntry of(Job job) {
    List<String> parts = new ArrayList<>();
    parts.add(job.method());
    job.chisq().ifPresent(chisq -> parts.add("χ² " + Numbers.brief(chisq)));
    if (job.state() != JobState.FINISHED) {
      parts.add(Texts.text("state." + job.state().wire()));
    }
    if (JobPlace.elsewhere(job)) {
      parts.add(job.target());
    }
    String models = String.join(", ", job.models());
    return new ResultEntry(
        job.id(), job.title().isBlank() ? models : job.title(), String.join("  ·  ", parts));
  }
}
