package org.drumlin.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.job.Json;
import org.drumlin.shell.Quoted;
import org.drumlin.shell.Ran;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterSettings;

/** What jobs have left in this program's folder on a cluster, and its removal. */
public final class Leftovers {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]*)-([0-9]+)");

  private final Shell shell;
  private final ClusterSettings settings;

  public Leftovers(Shell shell, ClusterSettings settings) {
    this.shell = shell;
    this.settings = settings;
  }

  /**
   * One attempt's folder.
   *
   * @param job its id here
   */
  public record Leftover(String token, String job, String title, long bytes) {}

  /**
   * All there are, of jobs that have ended and of those that have not.
   *
   * @throws ShellException when the cluster cannot be asked
   */
  public List<Leftover> list() throws ShellException {
    Ran ran =
        shell.run(
            Lines.PACK
                + cd()
                + """
                for job in *; do
                  [ -f "$job/fit.json" ] || continue
                  size=$(du -sb "$job" 2>/dev/null | cut -f 1)
                  echo "@ $job ${size:-0} $(head -c 65536 "$job/job.json" 2>/dev/null | pack)"
                done
                """,
            PATIENCE);
    List<Leftover> all = new ArrayList<>();
    for (String[] words : Lines.of(ran.out())) {
      Matcher token = TOKEN.matcher(words[0]);
      if (words.length == 3 && token.matches()) {
        all.add(
            new Leftover(
                words[0], token.group(1), title(words[2]), Long.parseLong("0" + words[1])));
      }
    }
    return all;
  }

  private String cd() {
    return "cd " + Homes.path(settings.work()) + "/jobs 2>/dev/null || exit 0\n";
  }

  private static String title(String packed) {
    try {
      return Json.readObject(Lines.unpack(packed)).path("title").asText("");
    } catch (IOException e) {
      // Half a file is no reason not to offer its removal.
      return "";
    }
  }

  /**
   * Removes those; what is not there any more is no fault.
   *
   * @throws ShellException when not all could be removed
   */
  public void clean(Collection<Leftover> gone) throws ShellException {
    StringBuilder script = new StringBuilder(cd()).append("failed=0\n");
    for (Leftover one : gone) {
      script.append("rm -rf -- ").append(Quoted.word(one.token())).append(" || failed=1\n");
    }
    Ran ran = shell.run(script.append("exit $failed\n").toString(), PATIENCE);
    if (!ran.ok()) {
      throw new ShellException(
          ShellException.Kind.REFUSED,
          "Not all could be removed on " + shell.name() + ": " + ran.err().strip());
    }
  }
}
