package org.drumlin.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.drumlin.job.Progress;
import org.drumlin.job.ProgressLine;

/**
 * How far the fit is, on standard error: a bar that is drawn over on a terminal, a line a phase
 * elsewhere, nothing beside JSON.
 */
final class ProgressDisplay {
  private static final int BAR = 24;
  private static final String ERASE_LINE = "\r\u001b[K";

  /** Where it is shown. */
  enum Style {
    BAR,
    LINES,
    NOTES_ONLY
  }

  private final PrintStream err;
  private final Style style;
  private String phase = "";
  private boolean drawn;

  ProgressDisplay(PrintStream err, Style style) {
    this.err = err;
    this.style = style;
  }

  /** A bar where standard output and input are a terminal's; nothing but notes beside JSON. */
  static ProgressDisplay onStandardError(boolean json) {
    var console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new ProgressDisplay(
        System.err, terminal ? Style.BAR : json ? Style.NOTES_ONLY : Style.LINES);
  }

  synchronized void show(ProgressLine line) {
    switch (line) {
      case ProgressLine.Report report -> show(report.progress());
      case ProgressLine.Log log -> {
        // The table ends with the warnings; beside JSON there is no table.
        if (style == Style.NOTES_ONLY) {
          note(log.text());
        }
      }
      case ProgressLine.Start start -> {}
      case ProgressLine.End end -> {}
    }
  }

  /** A line of its own. */
  synchronized void note(String text) {
    erase();
    err.println("drumlin: " + text);
  }

  /** Takes the bar away. */
  synchronized void finish() {
    erase();
  }

  private void show(Progress progress) {
    switch (style) {
      case BAR -> {
        err.print(ERASE_LINE + bar(progress));
        err.flush();
        drawn = true;
      }
      case LINES -> {
        if (!progress.phase().equals(phase)) {
          phase = progress.phase();
          err.println(words(progress));
        }
      }
      case NOTES_ONLY -> {}
    }
  }

  static String bar(Progress progress) {
    int full = (int) Math.round(BAR * Math.clamp(progress.fraction(), 0, 1));
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + words(progress);
  }

  private static String words(Progress progress) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%3.0f %%", 100 * progress.fraction()));
    text.append("  ").append(progress.phase());
    if (Double.isFinite(progress.chisq())) {
      text.append(String.format(Locale.ROOT, "  chisq %.4g", progress.chisq()));
    }
    if (Double.isFinite(progress.rhat())) {
      text.append(String.format(Locale.ROOT, "  R-hat %.3f", progress.rhat()));
    }
    if (Double.isFinite(progress.ess())) {
      text.append(String.format(Locale.ROOT, "  ESS %.0f", progress.ess()));
    }
    text.append("  ").append(clock(progress.t()));
    if (Double.isFinite(progress.remaining())) {
      text.append(", ").append(clock(progress.remaining())).append(" left");
    }
    return text.toString();
  }

  private static String clock(double seconds) {
    Duration time = Duration.ofSeconds(Math.round(Math.max(0, seconds)));
    return time.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  private void erase() {
    if (drawn) {
      err.print(ERASE_LINE);
      err.flush();
      drawn = false;
    }
  }
}
