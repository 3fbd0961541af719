package org.drumlin.client.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.drumlin.client.control.Texts;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.Target;

/** Words about where a fit runs and what is heard from there. */
public final class JobPlace {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

  private JobPlace() {}

  /** Whether a fit runs on another computer. */
  public static boolean elsewhere(Job job) {
    return !job.target().equals(Job.HERE);
  }

  /** What a place is called on the screen. */
  public static String name(String target) {
    return target.equals(Job.HERE) ? Texts.text("target.here") : target;
  }

  /** {@code running}, and after it why nothing is heard of the fit just now. */
  public static String state(Job job, Instant now, ZoneId zone) {
    String state = Texts.text("state." + job.state().wire());
    return job.contact()
        .filter(contact -> !job.state().ended())
        .map(contact -> state + "; " + contact(contact, job.target(), now, zone))
        .orElse(state);
  }

  private static String contact(Contact contact, String target, Instant now, ZoneId zone) {
    return switch (contact.kind()) {
      case STALE -> Texts.text("contact.stale", target, clock(contact.since(), now, zone));
      case NEEDS_LOGIN -> Texts.text("contact.needs_login", target);
      case LOST -> Texts.text("contact.lost", target);
    };
  }

  /** How a place stands. */
  public static String state(Target target, Instant now, ZoneId zone) {
    return switch (target.state()) {
      case OK ->
          target.user().isEmpty()
              ? Texts.text("target.ready")
              : Texts.text("target.ready.user", target.user());
      case STALE ->
          target
              .since()
              .map(since -> Texts.text("target.stale", clock(since, now, zone)))
              .orElse(Texts.text("target.unheard"));
      case NEEDS_LOGIN ->
          Texts.text(target.user().isEmpty() ? "target.sign.in" : "target.sign.in.again");
    };
  }

  /** The time of day; with the day, when that is not today. */
  private static String clock(Instant time, Instant now, ZoneId zone) {
    var local = time.atZone(zone);
    return local.toLocalDate().equals(now.atZone(zone).toLocalDate())
        ? TIME.format(local)
        : DAY.format(local);
  }
}
