package org.drumlin.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether each field of a request can be written into a script. What a value may hold is listed,
 * not what it may not: nothing passes that could end a line, a quotation or an option.
 */
final class RequestChecks {
  private static final int MOST = 100_000;
  private static final int LONGEST = 1024;
  private static final int LONGEST_SCRIPT = 20_000;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.@+:=-]+");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_.@+,-]+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
  private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+=@,-]+");
  private static final Pattern GRES = Pattern.compile("[A-Za-z0-9_.:,=/-]+");
  private static final Pattern CONSTRAINT = Pattern.compile("[A-Za-z0-9_.:,&|*()\\[\\]=<>!-]+");
  private static final Pattern BEGIN = Pattern.compile("[A-Za-z0-9:+./-]+( [A-Za-z0-9:]+)?");
  private static final Pattern DEPENDENCY = Pattern.compile("[A-Za-z0-9_:,?+*-]+");
  private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./+:=-]*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z0-9-]*.*");
  private static final Set<String> EVENTS =
      Set.of(
          "NONE",
          "BEGIN",
          "END",
          "FAIL",
          "REQUEUE",
          "ALL",
          "INVALID_DEPEND",
          "STAGE_OUT",
          "TIME_LIMIT",
          "TIME_LIMIT_90",
          "TIME_LIMIT_80",
          "TIME_LIMIT_50");

  /** Options that the submission itself sets, or that would make it another one. */
  private static final Set<String> OURS =
      Set.of(
          "J",
          "job-name",
          "comment",
          "requeue",
          "no-requeue",
          "parsable",
          "wrap",
          "array",
          "a",
          "signal",
          "test-only",
          "wait",
          "W",
          "h",
          "help",
          "usage",
          "V",
          "version",
          "export",
          "export-file",
          "uid",
          "gid",
          "get-user-env",
          "clusters",
          "M",
          "Q",
          "quiet",
          "hold",
          "H");

  private final List<Problem> problems = new ArrayList<>();

  private RequestChecks() {}

  static List<Problem> problems(BatchRequest request) {
    RequestChecks checks = new RequestChecks();
    checks.basic(request);
    checks.advanced(request.advanced());
    return List.copyOf(checks.problems);
  }

  private void basic(BatchRequest request) {
    matches("cluster", request.cluster(), WORD, "the name of a cluster");
    matches("account", request.account(), WORD, "letters, digits and _ . @ + - only");
    matches("partition", request.partition(), WORDS, "a partition's name, or several with commas");
    matches("qos", request.qos(), WORD, "letters, digits and _ . @ + - only");
    walltime(request.walltime());
    positive("cpus", request.cpus());
    if (!request.memory().isEmpty() && Memory.megabytes(request.memory()).isEmpty()) {
      add("memory", "'" + shown(request.memory()) + "' is no amount: write 8G or 4000M");
    }
    if (!request.gpus().isEmpty() && Gpus.parse(request.gpus()).isEmpty()) {
      add("gpus", "'" + shown(request.gpus()) + "': write a number such as 1, or a100:2");
    }
    matches("name", request.name(), NAME, "letters, digits and _ . - only, at most 128 of them");
    matches("mail_user", request.mailUser(), MAIL, "an address such as ada@example.org");
    for (int i = 0; i < request.mailType().size(); i++) {
      String event = request.mailType().get(i);
      if (!EVENTS.contains(event.toUpperCase(Locale.ROOT))) {
        add("mail_type[" + i + "]", "'" + shown(event) + "': write BEGIN, END, FAIL or ALL");
      }
    }
  }

  private void walltime(String text) {
    if (text.isEmpty()) {
      return;
    }
    if (Walltime.asked(text).isEmpty()) {
      add("walltime", "'" + shown(text) + "' is no time: write HH:MM:SS or D-HH:MM:SS");
    } else if (Walltime.asked(text).orElseThrow().isZero()) {
      add("walltime", "no time at all: write at least 00:01:00");
    }
  }

  private void advanced(BatchRequest.Advanced advanced) {
    positive("nodes", advanced.nodes());
    positive("ntasks", advanced.ntasks());
    matches("gres", advanced.gres(), GRES, "a list such as gpu:a100:1,lustre:1");
    matches("constraint", advanced.constraint(), CONSTRAINT, "features such as intel&ib");
    matches("reservation", advanced.reservation(), WORDS, "the reservation's name");
    matches("begin", advanced.begin(), BEGIN, "a time such as now+1hour or 2030-01-31T08:00:00");
    matches("dependency", advanced.dependency(), DEPENDENCY, "jobs such as afterok:123");
    path("output", advanced.output());
    path("error", advanced.error());
    path("workdir", advanced.workdir());
    if (!advanced.workdir().isEmpty() && !advanced.workdir().startsWith("/")) {
      add("workdir", "'" + shown(advanced.workdir()) + "': write the whole path, from /");
    }
    for (int i = 0; i < advanced.modules().size(); i++) {
      matches(
          "modules[" + i + "]", advanced.modules().get(i), MODULE, "a module such as java/25.0.1");
    }
    advanced.environment().forEach(this::variable);
    script("prologue", advanced.prologue());
    script("epilogue", advanced.epilogue());
    for (int i = 0; i < advanced.extra().size(); i++) {
      option("extra[" + i + "]", advanced.extra().get(i));
    }
  }

  private void variable(String name, String value) {
    String field = "environment." + shown(name);
    if (!VARIABLE.matcher(name).matches()) {
      add(field, "a variable's name has letters, digits and _ only, and no digit first");
    } else if (name.startsWith("SLURM_") || name.startsWith("DRUMLIN_")) {
      add(field, "names with SLURM_ and DRUMLIN_ are taken: choose another");
    }
    line(field, value);
  }

  private void option(String field, String text) {
    line(field, text);
    String bare = withoutMark(text);
    if (!OPTION.matcher(bare).matches()) {
      add(field, "'" + shown(text) + "' is no option of sbatch: write --licenses=matlab, say");
      return;
    }
    if (bare.matches("\\S+.*\\s-.*")) {
      add(field, "'" + shown(text) + "': one option a line, please");
      return;
    }
    boolean two = bare.startsWith("--");
    String name = two ? bare.substring(2).split("[=\\s]", 2)[0] : bare.substring(1, 2);
    boolean ours =
        two
            // sbatch takes any beginning of a long option that is long enough to be the only one.
            ? OURS.stream().anyMatch(one -> one.length() > 1 && one.startsWith(name))
            : OURS.contains(name);
    if (ours) {
      add(field, "'" + shown(text) + "' is set by Drumlin itself: leave it out");
    }
  }

  /** An option as it stands on a command line, without {@code #SBATCH} before it. */
  static String withoutMark(String option) {
    return option.startsWith("#SBATCH") ? option.substring("#SBATCH".length()).strip() : option;
  }

  private void script(String field, String text) {
    if (text.length() > LONGEST_SCRIPT) {
      add(field, "longer than " + LONGEST_SCRIPT + " characters: put it into a file there");
    } else if (text.chars().anyMatch(c -> c != '\n' && c != '\t' && control(c))) {
      add(field, "holds a control character (a DOS line break?): write it again");
    }
  }

  private void matches(String field, String text, Pattern pattern, String expected) {
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      add(field, "'" + shown(text) + "': expected " + expected);
    } else if (text.length() > LONGEST || text.startsWith("-")) {
      add(field, "'" + shown(text) + "': too long, or begins with -");
    }
  }

  /** Slurm takes a backslash out of a path, and a percent sign after it as it is. */
  private void path(String field, String text) {
    line(field, text);
    if (text.indexOf('\\') >= 0) {
      add(field, "'" + shown(text) + "': no backslashes, please: slurm does not keep them");
    }
  }

  private void line(String field, String text) {
    if (text.length() > LONGEST || text.chars().anyMatch(RequestChecks::control)) {
      add(field, "'" + shown(text) + "': one line of at most " + LONGEST + " characters, please");
    }
  }

  private void positive(String field, OptionalInt number) {
    if (number.isPresent() && (number.getAsInt() < 1 || number.getAsInt() > MOST)) {
      add(field, number.getAsInt() + ": expected a number from 1 to " + MOST);
    }
  }

  private void add(String field, String message) {
    problems.add(new Problem(field, message));
  }

  private static boolean control(int c) {
    return c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029;
  }

  /** A value as a message may show it. */
  private static String shown(String text) {
    String clean =
        text.codePoints()
            .map(c -> control(c) ? '?' : c)
            .limit(60)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return clean.length() < text.length() ? clean + "…" : clean;
  }
}
