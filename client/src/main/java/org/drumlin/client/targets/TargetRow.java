package org.drumlin.client.targets;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.drumlin.client.api.JobPlace;
import org.drumlin.client.control.Texts;
import org.drumlin.job.Job;
import org.drumlin.job.Target;

/**
 * A place as the screen shows it, all in words.
 *
 * @param name what submissions call it
 * @param state how it stands
 * @param tone how the state is to be seen
 * @param jobs how many fits are there
 * @param unfinished fits there that have not ended
 * @param signedIn whether somebody is signed in
 * @param server whether it is a group's server
 * @param cluster whether it is a cluster's queue
 */
record TargetRow(
    String name,
    String title,
    String state,
    Tone tone,
    String address,
    String user,
    String version,
    String jobs,
    int unfinished,
    String message,
    boolean signedIn,
    boolean server,
    boolean cluster) {

  /** Whether it is another computer. */
  boolean elsewhere() {
    return server || cluster;
  }

  /** How a state is to be seen. */
  enum Tone {
    GOOD,
    WAITING,
    ASKING
  }

  static TargetRow of(Target target, List<Job> all, boolean fitHere, Instant now, ZoneId zone) {
    var there = all.stream().filter(job -> job.target().equals(target.name())).toList();
    int unfinished = (int) there.stream().filter(job -> !job.state().ended()).count();
    boolean server = target.kind() == Target.Kind.SERVER;
    boolean cluster = target.kind() == Target.Kind.CLUSTER;
    boolean off = target.kind() == Target.Kind.LOCAL && !fitHere;
    return new TargetRow(
        target.name(),
        JobPlace.name(target.name()),
        off ? Texts.text("target.off") : JobPlace.state(target, now, zone),
        off ? Tone.WAITING : tone(target.state()),
        target.address(),
        target.user(),
        target.version(),
        jobs(unfinished, there.size() - unfinished),
        unfinished,
        target.message(),
        (server || cluster)
            && target.state() != Target.State.NEEDS_LOGIN
            && !target.user().isEmpty(),
        server,
        cluster);
  }

  private static Tone tone(Target.State state) {
    return switch (state) {
      case OK -> Tone.GOOD;
      case STALE -> Tone.WAITING;
      case NEEDS_LOGIN -> Tone.ASKING;
    };
  }

  private static String jobs(int unfinished, int ended) {
    if (unfinished + ended == 0) {
      return Texts.text("targets.jobs.none");
    }
    return Texts.text("targets.jobs", String.valueOf(unfinished), String.valueOf(ended));
  }
}
