package org.drumlin.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.cluster.TestStep.Finding;
import org.drumlin.shell.Quoted;
import org.drumlin.shell.Ran;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterFacts;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.NodeJava;
import org.drumlin.slurm.PartitionFacts;
import org.drumlin.slurm.Walltime;

/** What has to be so on a cluster before fits can be computed there, in the order of the looks. */
final class SiteChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OLDEST_JAVA = 25;
  private static final long TIGHT_KB = 1L << 20;
  private static final double KB_PER_GB = 1L << 20;
  private static final Pattern JAVA = Pattern.compile("version \"(\\d+)[^\"]*\"");
  private static final int MANY = 6;

  private final ClusterSettings settings;
  private final FactsStore facts;

  private SiteChecks(ClusterSettings settings, FactsStore facts) {
    this.settings = settings;
    this.facts = facts;
  }

  static List<SiteCheck> of(ClusterSettings settings, FactsStore facts) {
    SiteChecks checks = new SiteChecks(settings, facts);
    List<SiteCheck> all = new ArrayList<>();
    all.add(new SiteCheck("Clean shell", checks::cleanShell));
    if (settings.scheduler().equals(ClusterSettings.SLURM)) {
      all.add(new SiteCheck("Slurm", checks::slurm));
      all.add(new SiteCheck("Partitions", checks::partitions));
    }
    all.add(new SiteCheck("Work folder", checks::workFolder));
    all.add(new SiteCheck("Java", checks::java));
    return all;
  }

  /** What start files print is kept apart from answers; that it is there is worth knowing. */
  private Finding cleanShell(Shell shell) throws ShellException {
    Ran ran =
        shell.run(
            """
            printf '%s\\n' "$BASH_VERSION" "$HOME"
            timeout 10 bash -lc : </dev/null 2>&1 | wc -c
            """,
            PATIENCE);
    List<String> lines = ran.out().lines().toList();
    if (!ran.ok() || lines.size() != 3) {
      return Finding.failed(
          "The answer is not what was asked: " + shown(ran),
          "Look whether ~/.bashrc runs another program or ends the shell.");
    }
    String noise =
        lines.get(2).strip().equals("0")
            ? ""
            : "; the start files print something, which is kept apart";
    return Finding.good("bash " + lines.get(0) + ", home folder " + lines.get(1) + noise);
  }

  private Finding slurm(Shell shell) throws ShellException {
    Ran version = shell.run("sbatch --version", PATIENCE);
    if (!version.ok()) {
      return Finding.failed(
          "There is no sbatch: " + shown(version),
          "Name the login node of the cluster; slurm's commands have to be on the path of a shell"
              + " without start files.");
    }
    Ran queue = shell.run("jobs=$(squeue --me -h -o %i) && wc -w <<<\"$jobs\"", PATIENCE);
    if (!queue.ok()) {
      return Finding.failed(
          version.out().strip() + "; its controller does not answer: " + shown(queue),
          "Try again later, or ask the cluster's administrators.");
    }
    return Finding.good(
        version.out().strip()
            + "; its controller answers; your jobs there: "
            + queue.out().strip());
  }

  /** What the form is filled with is asked anew by that. */
  private Finding partitions(Shell unused) throws ShellException {
    ClusterFacts found;
    try {
      found = facts.ask(settings).facts();
    } catch (IOException e) {
      return Finding.failed(String.valueOf(e.getMessage()), "Try again later.");
    }
    List<String> up = new ArrayList<>();
    List<String> down = new ArrayList<>();
    for (PartitionFacts partition : found.partitions()) {
      if (partition.up()) {
        up.add(partition.name() + partition.maxWalltime().map(SiteChecks::most).orElse(""));
      } else {
        down.add(partition.name());
      }
    }
    if (up.isEmpty()) {
      return Finding.failed(
          down.isEmpty() ? "There is none for you." : "All are closed: " + some(down) + ".",
          "Ask the cluster's administrators when it takes jobs.");
    }
    return down.isEmpty()
        ? Finding.good(some(up))
        : Finding.warning(some(up) + "; closed: " + some(down), "Choose one that is open.");
  }

  private static String most(Duration limit) {
    return " (at most " + Walltime.of(limit) + ")";
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MANY, names.size())));
    return names.size() > MANY ? first + " and " + (names.size() - MANY) + " more" : first;
  }

  private Finding workFolder(Shell shell) throws ShellException {
    Ran ran =
        shell.run(
            """
            w=%s
            mkdir -p -- "$w" && t=$(mktemp -- "$w/.drumlin-test.XXXXXX") || exit 1
            head -c 65536 /dev/zero >"$t"; said=$?; rm -f -- "$t"; [ $said = 0 ] || exit 1
            (cd -- "$w" && pwd) && df -Pk -- "$w" | tail -n 1
            """
                .formatted(Homes.path(settings.work())),
            PATIENCE);
    List<String> lines = ran.out().lines().toList();
    String[] figures = lines.isEmpty() ? new String[0] : lines.getLast().strip().split("\\s+");
    if (!ran.ok() || figures.length < 6 || !figures[3].matches("\\d{1,18}")) {
      return Finding.failed(
          "Nothing can be written to " + settings.work() + ": " + shown(ran),
          "Choose another work folder, or make room there: a quota may be used up.");
    }
    long free = Long.parseLong(figures[3]);
    String saw =
        String.format(
            Locale.ROOT, "%s: writable, %.1f GB free", lines.getFirst(), free / KB_PER_GB);
    return free < TIGHT_KB
        ? Finding.warning(saw, "Make room there, or choose another work folder.")
        : Finding.good(saw);
  }

  private Finding java(Shell shell) throws ShellException {
    NodeJava java = settings.java();
    return switch (java.kind()) {
      case PATH ->
          version(
              shell.run(
                  "j="
                      + Homes.path(java.value())
                      + "; [ ! -d \"$j\" ] || j=\"$j/bin/java\"\n"
                      + "\"$j\" -version 2>&1",
                  PATIENCE),
              java.value());
      case MODULE ->
          version(
              shell.run(
                  "bash -lc "
                      + Quoted.word(
                          "module load " + Quoted.word(java.value()) + " && java -version")
                      + " </dev/null 2>&1",
                  PATIENCE),
              "the module " + java.value());
      case UPLOAD -> ours(shell);
    };
  }

  private static Finding version(Ran ran, String what) {
    Matcher found = JAVA.matcher(ran.out());
    if (!ran.ok() || !found.find()) {
      return Finding.failed(
          "There is no Java at " + what + ": " + shown(ran),
          "Name another, or let this program put its own there (upload).");
    }
    int major = Integer.parseInt(found.group(1));
    return major < OLDEST_JAVA
        ? Finding.failed(
            "Java " + major + " at " + what + " is too old.",
            "Name one from version " + OLDEST_JAVA + ", or let this program put its own there.")
        : Finding.good("Java " + major + " at " + what + ", on the login node");
  }

  /** Whether this program's own Java can run there. */
  private static Finding ours(Shell shell) throws ShellException {
    Ran ran = shell.run("uname -s; uname -m", PATIENCE);
    List<String> there = ran.out().lines().map(SiteChecks::common).toList();
    List<String> here =
        List.of(
            common(System.getProperty("os.name", "")), common(System.getProperty("os.arch", "")));
    if (!ran.ok() || !there.equals(here)) {
      return Finding.failed(
          "This program's Java is for "
              + String.join(" ", here)
              + "; the cluster is "
              + String.join(" ", there)
              + ".",
          "Name a Java that the cluster has: a path, or a module.");
    }
    return Finding.good(
        "This program's own is put there once (" + String.join(" ", there) + ", as here).");
  }

  private static String common(String name) {
    String low = name.strip().toLowerCase(Locale.ROOT);
    return switch (low) {
      case "amd64" -> "x86_64";
      case "arm64" -> "aarch64";
      default -> low;
    };
  }

  /** The last line that was said, of a length that people read. */
  private static String shown(Ran ran) {
    String all = (ran.out() + "\n" + ran.err()).strip();
    String last = all.substring(all.lastIndexOf('\n') + 1);
    int longest = 200;
    String words = last.length() > longest ? last.substring(0, longest) + "…" : last;
    return words.isEmpty() ? "it ended with code " + ran.code() + "." : words;
  }
}
