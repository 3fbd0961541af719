package org.drumlin.slurm;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as slurm writes them. */
public final class Walltime {
  private static final Pattern ASKED =
      Pattern.compile("(?:([0-9]{1,4})-)?([0-9]{1,4}):([0-9]{2}):([0-9]{2})");
  private static final Pattern WITH_DAYS =
      Pattern.compile("([0-9]{1,5})-([0-9]{1,3})(?::([0-9]{1,2}))?(?::([0-9]{1,2}))?");
  private static final Pattern WITHOUT_DAYS =
      Pattern.compile("([0-9]{1,6})(?::([0-9]{1,2}))?(?::([0-9]{1,2}))?");

  private Walltime() {}

  /** What a person asks for: {@code D-HH:MM:SS} or {@code HH:MM:SS}; empty when it is neither. */
  public static Optional<Duration> asked(String text) {
    Matcher matcher = ASKED.matcher(text);
    if (!matcher.matches() || number(matcher, 3) > 59 || number(matcher, 4) > 59) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(matcher, 1))
            .plusHours(number(matcher, 2))
            .plusMinutes(number(matcher, 3))
            .plusSeconds(number(matcher, 4)));
  }

  /**
   * What slurm prints as a limit, in any of its forms: {@code 60} (minutes), {@code 30:00}, {@code
   * 1:00:00}, {@code 2-00}, {@code 2-00:00:00}. Empty when there is none: UNLIMITED, INFINITE,
   * NONE, or nothing that is a time.
   */
  static Optional<Duration> printed(String text) {
    Matcher days = WITH_DAYS.matcher(text);
    if (days.matches()) {
      return Optional.of(
          Duration.ofDays(number(days, 1))
              .plusHours(number(days, 2))
              .plusMinutes(number(days, 3))
              .plusSeconds(number(days, 4)));
    }
    Matcher plain = WITHOUT_DAYS.matcher(text);
    if (!plain.matches()) {
      return Optional.empty();
    }
    if (plain.group(3) != null) {
      return Optional.of(
          Duration.ofHours(number(plain, 1))
              .plusMinutes(number(plain, 2))
              .plusSeconds(number(plain, 3)));
    }
    return Optional.of(Duration.ofMinutes(number(plain, 1)).plusSeconds(number(plain, 2)));
  }

  /** {@code D-HH:MM:SS}, without the days where there are none. */
  public static String of(Duration time) {
    String day = time.toDays() == 0 ? "" : time.toDays() + "-";
    return day
        + String.format(
            Locale.ROOT,
            "%02d:%02d:%02d",
            time.toHoursPart(),
            time.toMinutesPart(),
            time.toSecondsPart());
  }

  private static long number(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text == null ? 0 : Long.parseLong(text);
  }
}
