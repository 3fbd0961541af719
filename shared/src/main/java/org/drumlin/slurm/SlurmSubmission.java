package org.drumlin.slurm;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.shell.Ran;

/** What sbatch says. */
final class SlurmSubmission {
  private static final Pattern ID =
      Pattern.compile("job (([1-9][0-9]{0,11})(;[A-Za-z0-9_.-]*)?) \\1 job\n");
  private static final Pattern STARTS = Pattern.compile("Job [0-9]+ to start at (\\S+) .*");

  /** Of these the controller may have heard all the same. */
  private static final Pattern NO_ANSWER =
      Pattern.compile(
          "timed out|unable to contact|communicat|connection|socket|zero bytes|transmi|temporar"
              + "|try again|retry|unexpected message|protocol|authentication|munge|no route"
              + "|controller|slurm_load_|terminated|killed|command not found",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_OPTION =
      Pattern.compile("unrecognized option|invalid option|is ambiguous|argument");

  private static final int SIGNALLED = 124;

  private static final Map<String, String> REMEDIES =
      Map.of(
          "invalid partition", "Choose a partition that the cluster has.",
          "invalid account", "Choose an account that you may use there.",
          "invalid qos", "Choose a quality of service that you may use there.",
          "time limit", "Ask for less time.",
          "dos line breaks", "Write the prologue and the epilogue again, without them.",
          "node configuration is not available", "No node has that: ask for less.",
          "node count", "Ask for fewer nodes.",
          "policy", "A limit on jobs, time or size: ask for less, or wait until others have ended.",
          "memory", "Ask for less memory.",
          "gres", "Ask for GPUs that the partition has.");

  private SlurmSubmission() {}

  static Submitted submitted(Ran ran) {
    Optional<String> id = ran.ok() ? id(ran.out()) : Optional.empty();
    if (id.isPresent()) {
      return new Submitted.Accepted(id.orElseThrow());
    }
    String said = said(ran);
    boolean error = said.contains("error:") && ran.code() > 0 && ran.code() < SIGNALLED;
    boolean refused =
        !ran.ok() && (error || NO_OPTION.matcher(said).find()) && !NO_ANSWER.matcher(said).find();
    return refused
        ? new Submitted.Refused(words(said))
        : new Submitted.Unclear(
            said.isEmpty() ? "sbatch did not say whether it took the job" : "sbatch: " + said);
  }

  /** Only a whole answer is one: the id is in it twice, so that a cut number is known by it. */
  private static Optional<String> id(String out) {
    Matcher matcher = ID.matcher(out);
    return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
  }

  static Scheduler.Trial tried(Ran ran) {
    String said = said(ran);
    if (ran.ok()) {
      Matcher starts = STARTS.matcher(said);
      return new Scheduler.Trial(
          true,
          starts.matches()
              ? "The queue would take it; it could start at "
                  + starts.group(1).replace('T', ' ')
                  + " UTC."
              : "The queue would take it.");
    }
    return new Scheduler.Trial(
        false,
        NO_ANSWER.matcher(said).find() || said.isEmpty()
            ? "The queue does not answer" + (said.isEmpty() ? "." : ": " + said)
            : words(said));
  }

  private static String words(String said) {
    String small = said.toLowerCase(Locale.ROOT);
    String remedy =
        REMEDIES.entrySet().stream()
            .filter(entry -> small.contains(entry.getKey()))
            .map(entry -> " " + entry.getValue())
            .sorted()
            .findFirst()
            .orElse("");
    String bare = said.replaceAll("(sbatch: )?(error: )", "").strip();
    return "The queue does not take it: " + bare + (bare.endsWith(".") ? "" : ".") + remedy;
  }

  /** Its errors on one line. */
  private static String said(Ran ran) {
    return String.join(
            "; ",
            ran.err()
                .lines()
                .map(line -> line.replaceFirst("^sbatch: ", "").strip())
                .filter(line -> !line.isEmpty())
                .limit(6)
                .toList())
        .replaceAll("\\p{Cntrl}", "?");
  }
}
