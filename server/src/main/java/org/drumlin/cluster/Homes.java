package org.drumlin.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.drumlin.data.Sha256;
import org.drumlin.shell.Quoted;
import org.drumlin.shell.Ran;
import org.drumlin.shell.Shell;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.NodeJava;

/**
 * Makes this program's folder on a cluster: the runner lies there once for each version, under its
 * hash, and so does a Java that was put there.
 */
public final class Homes {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int NO_FOLDER = 90;

  private final Path jar;
  private final JavaImage java;

  /**
   * @param jar the runner's, here
   */
  public Homes(Path jar, JavaImage java) {
    this.jar = jar;
    this.java = java;
  }

  /**
   * The folder, with everything in it that a job needs.
   *
   * @throws ShellException when that cannot be; the message says what to do
   * @throws IOException when a file here cannot be read
   */
  public Home prepare(Shell shell, ClusterSettings settings) throws ShellException, IOException {
    String digest = Sha256.of(jar);
    String runner = "runner/" + digest + "/drumlin-runner.jar";
    Map<String, String> found = look(shell, settings, runner);
    String root = found.getOrDefault("root", "");
    String there = root + "/" + runner;
    if (!digest.equals(found.get("runner"))) {
      shell.put(jar, there);
      if (!digest.equals(look(shell, settings, runner).get("runner"))) {
        throw refused("The runner did not get whole to " + shell.name() + ". Is its disk full?");
      }
    }
    return new Home(root, there, java(shell, settings, root, found));
  }

  private Map<String, String> look(Shell shell, ClusterSettings settings, String runner)
      throws ShellException {
    String script =
        "work="
            + path(settings.work())
            + "\numask 077\nmkdir -p \"$work/jobs\" \"$work/runner\" \"$work/java\" || exit "
            + NO_FOLDER
            + "\ncd \"$work\" || exit "
            + NO_FOLDER
            + "\necho \"@ root $(pwd -P)\"\n"
            + "echo \"@ kind $(uname -s) $(uname -m)\"\n"
            + "if [ -f "
            + runner
            + " ]; then sum=$(sha256sum <"
            + runner
            + "); echo \"@ runner ${sum%% *}\"; fi\n"
            + "if [ -x java/"
            + java.name()
            + "/bin/java ]; then echo '@ java yes'; fi\n";
    Ran ran = shell.run(script, PATIENCE);
    if (!ran.ok()) {
      throw refused(
          "The work folder "
              + settings.work()
              + " cannot be made on "
              + shell.name()
              + ": "
              + ran.err().strip()
              + ". Choose another in the cluster's settings.");
    }
    Map<String, String> found = new HashMap<>();
    for (String[] words : Lines.of(ran.out())) {
      found.put(words[0], String.join(" ", words).substring(words[0].length()).strip());
    }
    return found;
  }

  /** {@code ~/} is the home there. */
  static String path(String typed) {
    return typed.startsWith("~/")
        ? "\"$HOME\"/" + Quoted.word(typed.substring(2))
        : Quoted.word(typed);
  }

  private String java(Shell shell, ClusterSettings settings, String root, Map<String, String> found)
      throws ShellException, IOException {
    NodeJava wanted = settings.java();
    return switch (wanted.kind()) {
      case MODULE -> "java";
      case PATH -> executable(shell, wanted.value());
      case UPLOAD -> {
        String folder = root + "/java/" + java.name();
        if (!found.containsKey("java")) {
          upload(shell, folder, found.getOrDefault("kind", ""));
        }
        yield folder + "/bin/java";
      }
    };
  }

  private static String executable(Shell shell, String typed) throws ShellException {
    Ran ran =
        shell.run(
            "java="
                + path(typed)
                + "\n[ -d \"$java\" ] && java=\"$java/bin/java\"\necho \"@ java $java\"\n",
            PATIENCE);
    for (String[] words : Lines.of(ran.out())) {
      return String.join(" ", words).substring("java ".length());
    }
    throw refused("The path of Java, " + typed + ", cannot be told.");
  }

  private void upload(Shell shell, String folder, String kind) throws ShellException, IOException {
    String[] words = (kind + "  ").split(" ", -1);
    String unfit = java.unfit(words[0], words[1]);
    if (!unfit.isEmpty()) {
      throw refused(unfit);
    }
    String archive = folder + ".tar.gz";
    shell.put(java.archive(), archive);
    String to = Quoted.word(folder);
    String part = Quoted.word(folder + ".part");
    Ran ran =
        shell.run(
            "rm -rf "
                + part
                + " && mkdir "
                + part
                + " && tar -xzf "
                + Quoted.word(archive)
                + " -C "
                + part
                + " && { mv -T "
                + part
                + " "
                + to
                + " || [ -x "
                + to
                + "/bin/java ]; } && rm -f "
                + Quoted.word(archive),
            PATIENCE);
    if (!ran.ok()) {
      throw refused("Java cannot be unpacked on " + shell.name() + ": " + ran.err().strip() + ".");
    }
  }

  private static ShellException refused(String message) {
    return new ShellException(ShellException.Kind.REFUSED, message);
  }
}
