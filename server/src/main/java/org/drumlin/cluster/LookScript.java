package org.drumlin.cluster;

import java.util.Collection;
import java.util.List;
import org.drumlin.shell.Quoted;
import org.drumlin.slurm.Scheduler;

/**
 * The one script of a poll: it asks the queue once for all jobs, accounting once for those in
 * doubt, and then looks into the job folders. In that order: what the queue calls ended has written
 * its files before.
 */
final class LookScript {
  private static final String JOB =
      """
      look() {
        cd "$jobs/$1" 2>/dev/null || return
        echo "@ $1 here"
        if [ -s jobid ]; then echo "@ $1 id $(head -n 1 jobid | head -c 200)"; fi
        if [ -d "claim.$1" ]; then echo "@ $1 claimed"; fi
        if [ -f batch.json ]; then echo "@ $1 batch $(pack <batch.json)"; fi
        cd "attempt-$2" 2>/dev/null || return
        if [ -f paused ]; then echo "@ $1 paused"; fi
        if [ -f exit.json ]; then echo "@ $1 exit $(pack <exit.json)"; fi
        size=$(stat -c %s progress.jsonl 2>/dev/null || echo 0)
        if [ "$size" -gt "$3" ]; then
          echo "@ $1 progress $3 $(tail -c "+$(($3 + 1))" progress.jsonl | head -c 1048576 | pack)"
        fi
        stamp=$(stat -c %.9Y_%s partial.json 2>/dev/null || echo "$4")
        if [ "$stamp" != "$4" ]; then
          echo "@ $1 partial $stamp $(pack <partial.json)"
        fi
      }
      """;

  private LookScript() {}

  static String of(Home home, Scheduler queue, Collection<LookFor> jobs) {
    StringBuilder script = new StringBuilder(Lines.PACK);
    script.append("jobs=").append(Quoted.word(home.root() + "/jobs")).append('\n').append(JOB);
    script.append(told("queue", queue.queue()));
    List<Scheduler.Wanted> doubtful =
        jobs.stream().filter(LookFor::doubtful).map(LookFor::wanted).toList();
    if (!doubtful.isEmpty()) {
      script.append(told("records", queue.records(doubtful)));
    }
    for (LookFor job : jobs) {
      script
          .append("look ")
          .append(Quoted.word(job.token()))
          .append(' ')
          .append(job.attempt())
          .append(' ')
          .append(job.progress())
          .append(' ')
          .append(Quoted.word(job.partial()))
          .append('\n');
    }
    return script.append("echo '@ - end'\n").toString();
  }

  /** Its exit code, standard output and standard error. */
  private static String told(String key, String command) {
    return "said=$( { "
        + command
        + "\n} 2>&1 </dev/null ); code=$?\n"
        + "echo \"@ - "
        + key
        + " $code $(printf '%s' \"$said\" | pack)\"\n";
  }
}
