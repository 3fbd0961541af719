package org.drumlin.slurm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.drumlin.shell.Ran;

/** Slurm, from 20.11 on. */
public final class Slurm implements Scheduler {
  private static final BatchScript.Surroundings SURROUNDINGS =
      new BatchScript.Surroundings(
          "${SLURM_JOB_ID:-}",
          "${SLURM_CPUS_PER_TASK:-${SLURM_CPUS_ON_NODE:-}}",
          "${SLURM_MEM_PER_NODE:-$((${SLURM_MEM_PER_CPU:-0} * ${SLURM_CPUS_ON_NODE:-1}))}");

  /** How long its memory is asked for jobs: a long queue and a long run fit in. */
  private static final String SINCE = "now-30days";

  private static final String PATIENCE = "timeout 30 ";

  @Override
  public String name() {
    return "slurm";
  }

  @Override
  public String script(BatchRequest request, Ticket ticket, List<String> program) {
    return BatchScript.of(
        request, ticket, SlurmHeader.lines(request, ticket), SURROUNDINGS, program);
  }

  @Override
  public String submit(BatchRequest request, Ticket ticket) {
    // What the script asks for can be overruled by variables of the user's; words here cannot.
    return "cd "
        + BashWord.of(ticket.folder())
        + " || exit 97\n"
        + "answer() { id=\"$(cat jobid)\"; printf 'job %s %s job\\n' \"$id\" \"$id\"; exit 0; }\n"
        + "[ -s jobid ] && answer\n"
        + "sbatch --parsable --no-requeue --job-name="
        + BashWord.of(ticket.name(request))
        + " --comment="
        + BashWord.of(ticket.token())
        + " job.sh </dev/null >jobid.tmp 2>jobid.err\n"
        + "code=$?\n"
        + "if [ $code -eq 0 ] && [ -s jobid.tmp ]; then mv -f jobid.tmp jobid && answer; fi\n"
        + "cat jobid.err >&2\n"
        + "[ $code -eq 0 ] && exit 97\n"
        + "exit $code\n";
  }

  @Override
  public Submitted submitted(Ran ran) {
    return SlurmSubmission.submitted(ran);
  }

  @Override
  public String tryOut(String script) {
    String end = "end-of-script";
    while (script.contains(end)) {
      end += "-";
    }
    return PATIENCE
        + "sbatch --test-only <<'"
        + end
        + "'\n"
        + script
        + (script.endsWith("\n") ? "" : "\n")
        + end
        + "\n";
  }

  @Override
  public Trial tried(Ran ran) {
    return SlurmSubmission.tried(ran);
  }

  @Override
  public String queue() {
    return PATIENCE + "squeue --me -h -r -t all -o '" + SlurmQueue.FORMAT + "'\n";
  }

  @Override
  public Optional<List<QueueEntry>> queue(Ran ran) {
    return ran.ok() ? Optional.of(SlurmQueue.entries(ran.out())) : Optional.empty();
  }

  @Override
  public String records(Collection<Wanted> jobs) {
    String names =
        jobs.stream().map(Wanted::name).filter(Slurm::plain).collect(Collectors.joining(","));
    StringBuilder script =
        new StringBuilder(
            Sections.bash(
                "accounting",
                PATIENCE
                    + "sacct -nPXD -S "
                    + SINCE
                    + " --name="
                    + names
                    + " -o "
                    + SlurmRecords.FORMAT
                    + " 2>&1"));
    for (Wanted job : jobs) {
      if (job.id().matches("[0-9]{1,12}")) {
        script.append(
            Sections.bash(
                SlurmRecords.CONTROLLER + job.id(),
                PATIENCE + "scontrol show job -o " + job.id() + " 2>&1"));
      }
    }
    // Who cancelled a job is told as a number.
    script.append(Sections.bash("users", SlurmRecords.userNames(names, SINCE)));
    return script.toString();
  }

  @Override
  public Records records(Ran ran) {
    return SlurmRecords.records(Sections.read(ran.out()));
  }

  @Override
  public String askToStop(Collection<String> ids) {
    return "scancel --batch --signal=TERM " + String.join(" ", checked(ids)) + "\n";
  }

  @Override
  public String cancel(Collection<String> ids) {
    return "scancel " + String.join(" ", checked(ids)) + "\n";
  }

  @Override
  public String facts() {
    return SlurmFacts.bash();
  }

  @Override
  public Optional<ClusterFacts> facts(Ran ran) {
    return SlurmFacts.read(Sections.read(ran.out()));
  }

  private static boolean plain(String name) {
    return name.matches("[A-Za-z0-9_.-]+");
  }

  private static Collection<String> checked(Collection<String> ids) {
    for (String id : ids) {
      if (!id.matches("[0-9]{1,12}")) {
        throw new IllegalArgumentException("'" + id + "' is no job's id");
      }
    }
    return ids;
  }
}
