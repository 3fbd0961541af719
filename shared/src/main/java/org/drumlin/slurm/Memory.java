package org.drumlin.slurm;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as slurm writes them: {@code 4000M}, {@code 8G}; megabytes without a unit. */
public final class Memory {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})([KMGTkmgt]?)[bB]?");

  private Memory() {}

  /** In megabytes of 1024 kilobytes; empty when it is no amount, or none at all. */
  public static OptionalLong megabytes(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    long megabytes =
        switch (matcher.group(2)) {
          case "K", "k" -> (number + 1023) / 1024;
          case "G", "g" -> number * 1024;
          case "T", "t" -> number * 1024 * 1024;
          default -> number;
        };
    return megabytes == 0 ? OptionalLong.empty() : OptionalLong.of(megabytes);
  }
}
