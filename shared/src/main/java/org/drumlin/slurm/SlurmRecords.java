package org.drumlin.slurm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What sacct and scontrol remember. */
final class SlurmRecords {
  /** The id is first and last, so that a line of which a part is missing is known by it. */
  static final String FORMAT = "JobIDRaw,JobName,State,NodeList,Start,ExitCode,JobID";

  /** Of the sections that scontrol fills, with the id after it. */
  static final String CONTROLLER = "controller-";

  private static final int FIELDS = 7;
  private static final String NONE_HERE = "accounting storage is disabled";
  private static final String GONE = "Invalid job id specified";
  private static final Pattern PAIR = Pattern.compile("(?:^| )([A-Za-z/:]+)=");

  private SlurmRecords() {}

  /** Bash that names the users who cancelled these jobs. */
  static String userNames(String names, String since) {
    return "timeout 30 sacct -nPXD -S "
        + since
        + " --name="
        + names
        + " -o State 2>/dev/null | while read -r _ _ uid; do"
        + " case \"$uid\" in *[!0-9]*|'') ;; *) echo \"$uid $(id -un \"$uid\" 2>/dev/null)\" ;; esac;"
        + " done";
  }

  static Records records(Sections sections) {
    List<String> accounting = sections.lines("accounting");
    boolean none = accounting.stream().anyMatch(line -> line.contains(NONE_HERE));
    // The users come last: with them all that was asked has been answered.
    boolean complete =
        sections.ended("users")
            && (sections.ok("accounting") || none && sections.ended("accounting"));
    List<QueueEntry> entries = new ArrayList<>();
    if (sections.ok("accounting")) {
      Map<String, String> users = users(sections.lines("users"));
      accounting.forEach(line -> accounted(line, users).ifPresent(entries::add));
    }
    for (String name : sections.names(CONTROLLER)) {
      List<String> said = sections.lines(name);
      if (sections.ok(name)) {
        String id = name.substring(CONTROLLER.length());
        said.forEach(
            line -> controlled(line).filter(job -> job.id().equals(id)).ifPresent(entries::add));
      } else if (said.stream().noneMatch(line -> line.contains(GONE))) {
        complete = false;
      }
    }
    return new Records(complete, entries);
  }

  private static Map<String, String> users(List<String> lines) {
    Map<String, String> users = new HashMap<>();
    for (String line : lines) {
      String[] words = line.strip().split(" ");
      if (words.length == 2 && words[0].matches("[0-9]+")) {
        users.put(words[0], words[1]);
      }
    }
    return users;
  }

  private static Optional<QueueEntry> accounted(String line, Map<String, String> users) {
    String[] fields = line.split("\\|", -1);
    if (fields.length != FIELDS
        || !fields[0].matches("[1-9][0-9]{0,11}")
        || !fields[0].equals(fields[FIELDS - 1].strip())) {
      return Optional.empty();
    }
    Optional<QueueState> state = QueueState.ofSlurm(fields[2]);
    String by = "";
    String mark = "CANCELLED by ";
    if (fields[2].startsWith(mark)) {
      String uid = fields[2].substring(mark.length()).strip();
      by = users.getOrDefault(uid, "user " + uid);
    }
    return Optional.of(
        new QueueEntry(
            fields[0],
            fields[1],
            "",
            state,
            fields[2].strip(),
            exit(fields[5]),
            SlurmQueue.present(fields[3]).replace("None assigned", ""),
            SlurmQueue.time(fields[4]),
            by));
  }

  /** {@code code:signal}, where it says something. */
  private static String exit(String field) {
    Matcher matcher = Pattern.compile("([0-9]+):([0-9]+)").matcher(field.strip());
    if (!matcher.matches() || field.strip().equals("0:0")) {
      return "";
    }
    return matcher.group(2).equals("0")
        ? "exit code " + matcher.group(1)
        : "ended by signal " + matcher.group(2);
  }

  private static Optional<QueueEntry> controlled(String line) {
    Map<String, String> pairs = new HashMap<>();
    Matcher matcher = PAIR.matcher(line);
    String key = "";
    int from = 0;
    while (matcher.find()) {
      if (!key.isEmpty()) {
        pairs.putIfAbsent(key, line.substring(from, matcher.start()).strip());
      }
      key = matcher.group(1);
      from = matcher.end();
    }
    if (!key.isEmpty()) {
      pairs.putIfAbsent(key, line.substring(from).strip());
    }
    String id = pairs.getOrDefault("JobId", "");
    String state = pairs.getOrDefault("JobState", "");
    String name = pairs.getOrDefault("JobName", "");
    if (!id.matches("[1-9][0-9]{0,11}") || state.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new QueueEntry(
            id,
            name,
            SlurmQueue.present(pairs.getOrDefault("Comment", "")),
            QueueState.ofSlurm(state),
            state,
            SlurmQueue.present(pairs.getOrDefault("Reason", "")),
            SlurmQueue.present(pairs.getOrDefault("NodeList", "")),
            SlurmQueue.time(pairs.getOrDefault("StartTime", "")),
            ""));
  }
}
