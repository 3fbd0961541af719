package org.drumlin.slurm;

import java.util.ArrayList;
import java.util.List;

/**
 * A job's script from its first line to its last: what every kind of queue runs. On the node it
 * needs bash and coreutils.
 *
 * <p>It claims the folder, so that a job which was handed in twice runs once; turns the queue's
 * signals into the folder's wishes; and writes batch.json last, by rename: {@code {token, job,
 * code, stage, signal, node, started, ended}}. Stages: start, modules, prologue, fit, epilogue,
 * done.
 */
public final class BatchScript {
  /** In a program's words: how many threads the job has. */
  public static final String THREADS = "%threads%";

  /** In a program's words: the megabytes that a heap may take of the job's memory. */
  public static final String HEAP = "%heap%";

  /** Exit codes of the script itself; all others are the program's. */
  public enum Code {
    /** A module could not be loaded. */
    MODULES(91),
    /** The prologue ended the script. */
    PROLOGUE(92),
    /** Another job of the queue has this folder. */
    CLAIMED(95),
    /** It ran to its end before: a second run by the queue. */
    RAN_BEFORE(96),
    /** The folder cannot be written: a full disk, a quota. */
    DISK(97);

    private final int code;

    Code(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  /**
   * What differs from queue to queue, each as bash sees it on the node.
   *
   * @param job the job's id there
   * @param cpus how many CPUs it has; empty text where it is not told
   * @param memory megabytes it has; empty text where it is not told
   */
  record Surroundings(String job, String cpus, String memory) {}

  private static final String CLAIM =
      """

      cd "$folder" || exit 97
      [ -e batch.json ] && exit 96
      # A folder appears by rename with the job's id in it: one job has it, and the same one again.
      claim=".claim.$$"
      mkdir -p "$claim" && printf '%s\\n' "$job" >"$claim/job" || exit 97
      mv -T "$claim" "claim.$token" 2>/dev/null || rm -rf "$claim"
      [ "$(cat "claim.$token/job" 2>/dev/null)" = "$job" ] || exit 95

      code= stage=start signal= started="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
      finish() {
        last=$?
        trap '' EXIT TERM INT USR1
        case "$stage" in modules) code=91 ;; prologue) code=92 ;; esac
        code="${code:-$last}"
        printf '{"token":"%s","job":"%s","code":%d,"stage":"%s","signal":"%s","node":"%s","started":"%s","ended":"%s"}\\n' \\
          "$token" "${job//[^A-Za-z0-9_.-]/}" "$code" "$stage" "$signal" "${HOSTNAME//[^A-Za-z0-9_.-]/}" \\
          "$started" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" >".batch.$$" && mv -f ".batch.$$" batch.json || exit 97
        exit "$code"
      }
      # The fit looks at this file; what was wished first is not taken back.
      wish() {
        signal="$2" woken=yes
        [ -s control ] && return
        printf '%s' "$1" >".control.$$" && mv -f ".control.$$" control
      }
      trap finish EXIT
      trap 'wish stop TERM' TERM INT
      trap 'wish pause USR1' USR1
      """;

  private static final String RUN =
      """

      stage=fit
      "${program[@]}" >>runner.log 2>&1 &
      fit=$!
      # A signal ends the wait, not the fit: then it is waited for again.
      while :; do
        woken=
        wait "$fit"
        last=$?
        [ "$last" -eq 127 ] || code=$last
        [ -n "$woken" ] || break
      done
      """;

  private static final String MODULE_SETUP =
      """

      stage=modules
      if ! type module >/dev/null 2>&1; then
        for setup in /etc/profile.d/{lmod,z00_lmod,00-modulepath,modules}.sh \\
          /usr/share/lmod/lmod/init/bash /usr/share/modules/init/bash /usr/share/Modules/init/bash; do
          [ -r "$setup" ] && . "$setup"
          type module >/dev/null 2>&1 && break
        done
      fi
      """;

  /** Where the queue does not say what there is, in megabytes. */
  private static final int UNKNOWN_HEAP = 1024;

  private final StringBuilder text = new StringBuilder("#!/bin/bash\n");

  private BatchScript() {}

  /**
   * The script.
   *
   * @param header lines for the queue, each a comment to bash
   * @param program its words; {@link #THREADS} and {@link #HEAP} in them are filled in on the node
   */
  static String of(
      BatchRequest request,
      Ticket ticket,
      List<String> header,
      Surroundings surroundings,
      List<String> program) {
    BatchScript script = new BatchScript();
    header.forEach(line -> script.line(line));
    script.start(ticket, surroundings);
    script.surroundings(request.advanced());
    script.program(request, surroundings, program);
    script.text.append(RUN);
    script.bash("epilogue", request.advanced().epilogue());
    script.line("stage=done");
    return script.text.toString();
  }

  private void line(String line) {
    if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("more than one line: " + line);
    }
    text.append(line).append('\n');
  }

  private void start(Ticket ticket, Surroundings surroundings) {
    line("");
    line("token=" + BashWord.of(ticket.token()));
    line("folder=" + BashWord.of(ticket.folder()));
    line("job=\"" + surroundings.job() + "\"");
    text.append(CLAIM);
  }

  private void surroundings(BatchRequest.Advanced advanced) {
    if (!advanced.environment().isEmpty()) {
      line("");
      advanced
          .environment()
          .forEach((name, value) -> line("export " + name + "=" + BashWord.of(value)));
    }
    if (!advanced.modules().isEmpty()) {
      text.append(MODULE_SETUP);
      advanced.modules().forEach(module -> line("module load " + BashWord.of(module) + " || exit"));
    }
    if (!advanced.workdir().isEmpty()) {
      line("");
      line("stage=prologue");
      line("cd " + BashWord.of(advanced.workdir()) + " || exit");
    }
    bash("prologue", advanced.prologue());
    if (!advanced.workdir().isEmpty() || !advanced.prologue().isBlank()) {
      line("cd \"$folder\" || exit 97");
    }
  }

  /** Whatever a person wrote stays inside one word: an open quotation in it ends nothing else. */
  private void bash(String stage, String lines) {
    if (!lines.isBlank()) {
      line("");
      line("stage=" + stage);
      text.append("eval ").append(BashWord.of("\n" + lines.strip() + "\n")).append('\n');
    }
  }

  private void program(BatchRequest request, Surroundings surroundings, List<String> program) {
    line("");
    line("stage=start");
    line("threads=\"" + surroundings.cpus() + "\"");
    line("memory=\"" + surroundings.memory() + "\"");
    line("[ \"${threads:-0}\" -gt 0 ] 2>/dev/null || threads=" + request.cpus().orElse(1));
    long asked = request.memoryMegabytes().orElse(0);
    line("[ \"${memory:-0}\" -gt 0 ] 2>/dev/null || memory=" + asked);
    line("# Of what the job has, a quarter is left to what is not heap.");
    line("heap=$((memory * 3 / 4))");
    line("[ \"$heap\" -ge 128 ] || heap=" + UNKNOWN_HEAP);
    List<String> words = new ArrayList<>();
    for (String word : program) {
      words.add(
          BashWord.plain(word)
              .replace(THREADS, filled(word, "threads"))
              .replace(HEAP, filled(word, "heap")));
    }
    line("program=(" + String.join(" ", words) + ")");
  }

  private static String filled(String word, String variable) {
    String dollar = "\"$" + variable + "\"";
    return BashWord.plain(word).startsWith("'") ? "'" + dollar + "'" : dollar;
  }
}
