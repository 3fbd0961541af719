package org.drumlin.cluster;

import java.time.Instant;
import java.util.Optional;
import org.drumlin.job.Target;
import org.drumlin.shell.ShellException;

/**
 * How the contact to a cluster stands.
 *
 * @param since when it was last heard of; empty when never since this program started
 * @param message for a person: what is wrong and what to do; empty when all is well
 */
public record Standing(Target.State state, Optional<Instant> since, String message) {

  /** Nobody asked it yet. */
  static Standing unasked() {
    return new Standing(Target.State.STALE, Optional.empty(), "");
  }

  static Standing ok(Instant now) {
    return new Standing(Target.State.OK, Optional.of(now), "");
  }

  /** Not heard of any more, since it was last. */
  Standing without(Target.State now, String why) {
    return new Standing(now, since, why);
  }

  /** A target as it stands so. */
  public Target of(Target target) {
    return new Target(
        target.name(),
        target.kind(),
        target.address(),
        target.user(),
        state,
        since,
        message,
        target.version());
  }

  /** How the contact stands after that. */
  public static Target.State state(ShellException.Kind kind) {
    return switch (kind) {
      case NEEDS_LOGIN, CHANGED_KEY -> Target.State.NEEDS_LOGIN;
      case UNREACHABLE, TIMEOUT, NO_FILE, REFUSED -> Target.State.STALE;
    };
  }
}
