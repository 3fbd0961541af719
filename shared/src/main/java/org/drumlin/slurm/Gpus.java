package org.drumlin.slurm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Graphics processors: {@code 1} or {@code a100:2}.
 *
 * @param type as the cluster calls it; empty for any
 */
public record Gpus(String type, int count) {
  private static final Pattern TEXT = Pattern.compile("(?:([A-Za-z0-9_.-]{1,64}):)?([0-9]{1,4})");

  /** Empty when the text is neither form. */
  public static Optional<Gpus> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String type = matcher.group(1) == null ? "" : matcher.group(1);
    return Optional.of(new Gpus(type, Integer.parseInt(matcher.group(2))));
  }

  @Override
  public String toString() {
    return type.isEmpty() ? Integer.toString(count) : type + ":" + count;
  }
}
