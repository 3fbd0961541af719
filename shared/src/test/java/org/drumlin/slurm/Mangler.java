package org.drumlin.slurm;

import java.util.SplittableRandom;

/** Spoils text as broken lines, banners, full disks and encodings do. */
final class Mangler {
  private static final String[] NOISE = {
    "\n",
    "\r\n",
    "|",
    "\0",
    "=",
    " ",
    "#end accounting 0\n",
    "Last login: Tue Nov 24\n",
    "slurm_load_jobs error: Socket timed out on send/recv operation\n",
    "\u00e9\ud83d",
    "\u001b[31m",
    "99999999999999999999",
    "JobId=",
    "(null)"
  };

  private final SplittableRandom random;

  Mangler(SplittableRandom random) {
    this.random = random;
  }

  /** One to four faults; what is left may be empty. */
  String mangled(String text) {
    String now = text;
    for (int i = random.nextInt(1, 5); i > 0 && !now.isEmpty(); i--) {
      now = fault(now);
    }
    return now;
  }

  private String fault(String text) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(random.nextInt(1, 200)));
    String before = text.substring(0, from);
    return switch (random.nextInt(8)) {
      // Cut off at its end, at its beginning, in between.
      case 0 -> before;
      case 1 -> text.substring(from);
      case 2 -> before + text.substring(to);
      // Twice, in disorder, with something in between.
      case 3 -> before + text.substring(from, to) + text.substring(from);
      case 4 -> text.substring(to) + before;
      case 5 -> before + NOISE[random.nextInt(NOISE.length)] + text.substring(from);
      case 6 -> before + (char) random.nextInt(1, 0x300) + text.substring(from + 1);
      default ->
          before + text.substring(from, to).toUpperCase(java.util.Locale.ROOT) + text.substring(to);
    };
  }
}
