package org.drumlin.app.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as people write them. */
final class Quantity {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*([A-Za-z]*)");
  private static final Map<String, Long> SIZES =
      Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30, "tb", 1L << 40);
  private static final Map<String, Long> TIMES =
      Map.of("", 1L, "s", 1L, "min", 60L, "h", 3600L, "d", 86_400L);

  private Quantity() {}

  static Optional<Long> bytes(String text) {
    return read(text, SIZES);
  }

  static Optional<Long> seconds(String text) {
    return read(text, TIMES);
  }

  private static Optional<Long> read(String text, Map<String, Long> units) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(units.get(matcher.group(2).toLowerCase(Locale.ROOT)))
        .map(unit -> unit * Long.parseLong(matcher.group(1)));
  }

  /** In the largest unit that it is a whole number of. */
  static String ofBytes(long bytes) {
    String[] units = {"B", "KB", "MB", "GB", "TB"};
    int unit = 0;
    long left = bytes;
    while (left > 0 && left % 1024 == 0 && unit < units.length - 1) {
      left /= 1024;
      unit++;
    }
    return left + " " + units[unit];
  }
}
