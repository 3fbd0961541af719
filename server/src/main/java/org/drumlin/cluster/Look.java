package org.drumlin.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.drumlin.job.Exit;
import org.drumlin.job.Json;
import org.drumlin.shell.Ran;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.QueueEntry;
import org.drumlin.slurm.Records;
import org.drumlin.slurm.Scheduler;

/**
 * What one poll of a cluster showed.
 *
 * @param silent what the queue said instead of an answer; empty when it answered
 * @param jobs by token, for each job that was looked for
 */
public record Look(Optional<String> silent, Map<String, Seen> jobs) {

  /**
   * Of one job.
   *
   * @param progress what was appended to progress.jsonl
   * @param stamp of the partial result that came with it; empty for none
   */
  public record Seen(Traces traces, byte[] progress, String stamp, byte[] partial) {}

  /**
   * Looks, in one command.
   *
   * @throws ShellException when nothing was learned
   */
  public static Look at(
      Shell shell, Home home, Scheduler queue, Collection<LookFor> jobs, Duration patience)
      throws ShellException {
    String script = LookScript.of(home, queue, jobs);
    try {
      return parse(shell.run(script, patience).out(), queue, jobs);
    } catch (IOException e) {
      throw new ShellException(
          ShellException.Kind.UNREACHABLE,
          "The answer of " + shell.name() + " was cut short; it is asked again.",
          e);
    }
  }

  static Look parse(String out, Scheduler queue, Collection<LookFor> jobs) throws IOException {
    Builder all = new Builder(queue, jobs);
    boolean whole = false;
    for (String[] line : Lines.of(out)) {
      whole |= line[0].equals("-") && line.length == 2 && line[1].equals("end");
      all.line(line);
    }
    if (!whole) {
      throw new IOException("no end");
    }
    return all.look();
  }

  private static final class Builder {
    private static final byte[] NOTHING = {};
    private final Scheduler queue;
    private final Collection<LookFor> asked;
    private final Map<String, Found> found = new LinkedHashMap<>();
    private boolean answered;
    private String silent = "";
    private Optional<Records> records = Optional.empty();

    Builder(Scheduler queue, Collection<LookFor> asked) {
      this.queue = queue;
      this.asked = asked;
      asked.forEach(job -> found.put(job.token(), new Found()));
    }

    void line(String[] words) throws IOException {
      try {
        if (words[0].equals("-") && words.length == 4) {
          answer(words[1], Integer.parseInt(words[2]), text(words[3]));
        } else if (found.containsKey(words[0]) && words.length >= 2) {
          job(found.get(words[0]), words);
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("an answer of the cluster was mangled", e);
      }
    }

    private void answer(String key, int code, String said) {
      Ran ran = new Ran(code, said, said);
      if (key.equals("queue")) {
        Optional<List<QueueEntry>> live = queue.queue(ran);
        answered = live.isPresent();
        silent = answered ? "" : said.strip();
        live.orElse(List.of()).forEach(entry -> queued(entry));
      } else {
        records = Optional.of(queue.records(ran));
      }
    }

    /** A number that came again has another token; of two with one token the one that lives. */
    private void queued(QueueEntry entry) {
      found.forEach((token, job) -> {
        if (entry.is(token)) {
          Sighting now = Sighting.of(entry);
          boolean better = !(job.queued instanceof Sighting.Seen before) || before.ended();
          job.queued = better ? now : job.queued;
        }
      });
    }

    private Sighting queue(Found job) {
      return answered ? job.queued : new Sighting.Unknown();
    }

    private Sighting remembered(LookFor job) {
      if (!job.doubtful() || records.isEmpty()) {
        return new Sighting.Unasked();
      }
      Records all = records.orElseThrow();
      return all.find(job.token())
          .map(Sighting::of)
          .orElse(all.complete() ? new Sighting.Absent() : new Sighting.Unknown());
    }

    private static void job(Found job, String[] words) throws IOException {
      switch (words[1]) {
        case "id" -> job.id = words.length > 2 ? words[2] : "";
        case "claimed" -> job.claimed = true;
        case "paused" -> job.paused = true;
        case "batch" -> job.script = code(words[2]);
        case "exit" -> job.exit = exit(words[2]);
        case "progress" -> job.progress = Lines.unpack(words[3]);
        case "partial" -> {
          job.partial = Lines.unpack(words[3]);
          job.stamp = words[2];
        }
        default -> {
          // That it is there, and what a later version may say.
        }
      }
    }

    private static OptionalInt code(String word) throws IOException {
      var code = Json.readObject(Lines.unpack(word)).path("code");
      return OptionalInt.of(code.asInt(1));
    }

    private static Optional<Exit> exit(String word) throws IOException {
      return Optional.of(Exit.fromJson(Json.readObject(Lines.unpack(word))));
    }

    private static String text(String word) throws IOException {
      return new String(Lines.unpack(word), StandardCharsets.UTF_8);
    }

    Look look() {
      Map<String, Seen> jobs = new LinkedHashMap<>();
      for (LookFor asked : asked) {
        Found job = Objects.requireNonNull(found.get(asked.token()));
        jobs.put(
            asked.token(),
            new Seen(
                new Traces(
                    job.id,
                    job.claimed,
                    job.script,
                    job.exit,
                    job.paused,
                    queue(job),
                    remembered(asked)),
                job.progress,
                job.stamp,
                job.partial));
      }
      return new Look(answered ? Optional.empty() : Optional.of(silent), jobs);
    }

    private static final class Found {
      private Sighting queued = new Sighting.Absent();
      private String id = "";
      private boolean claimed;
      private boolean paused;
      private OptionalInt script = OptionalInt.empty();
      private Optional<Exit> exit = Optional.empty();
      private byte[] progress = NOTHING;
      private String stamp = "";
      private byte[] partial = NOTHING;
    }
  }
}
