package org.drumlin.client.queue;

import java.time.Duration;
import java.time.Instant;
import org.drumlin.client.control.Texts;

/** How long ago something was asked, for a person. */
final class Age {
  private Age() {}

  static String words(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return Texts.text("queue.age.now");
    }
    if (age.toHours() < 1) {
      return Texts.text("queue.age.minutes", String.valueOf(age.toMinutes()));
    }
    return age.toDays() < 1
        ? Texts.text("queue.age.hours", String.valueOf(age.toHours()))
        : Texts.text("queue.age.days", String.valueOf(age.toDays()));
  }
}
