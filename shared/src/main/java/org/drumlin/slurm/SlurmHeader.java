package org.drumlin.slurm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A request as the comments at the head of a script that sbatch reads. */
final class SlurmHeader {
  private static final long EARLIEST_SIGNAL = 120;
  private static final long LATEST_SIGNAL = 20;
  private static final long USUAL_SIGNAL = 60;

  private final BatchRequest request;
  private final Ticket ticket;
  private final List<String> lines = new ArrayList<>();

  private SlurmHeader(BatchRequest request, Ticket ticket) {
    this.request = request;
    this.ticket = ticket;
  }

  static List<String> lines(BatchRequest request, Ticket ticket) {
    SlurmHeader header = new SlurmHeader(request, ticket);
    header.basic();
    header.advanced(request.advanced());
    // Last: of two that say the same sbatch takes the later.
    header.own();
    return header.lines;
  }

  private void basic() {
    option("account", request.account());
    option("partition", request.partition());
    option("qos", request.qos());
    option("time", request.walltime());
    option("cpus-per-task", request.cpus());
    option(
        request.memoryPerCpu() ? "mem-per-cpu" : "mem", request.memory().replaceAll("[bB]$", ""));
    option("gpus", request.gpus());
    option("mail-user", request.mailUser());
    option("mail-type", String.join(",", request.mailType()).toUpperCase(Locale.ROOT));
  }

  private void advanced(BatchRequest.Advanced advanced) {
    option("nodes", advanced.nodes());
    option("ntasks", advanced.ntasks());
    option("gres", advanced.gres());
    option("constraint", advanced.constraint());
    option("reservation", advanced.reservation());
    option("begin", advanced.begin());
    option("dependency", advanced.dependency());
    if (advanced.exclusive()) {
      lines.add("#SBATCH --exclusive");
    }
    option(
        "output",
        advanced.output().isEmpty()
            ? ticket.folder().replace("%", "%%") + "/batch.log"
            : advanced.output());
    option("error", advanced.error());
    for (String extra : advanced.extra()) {
      lines.add("#SBATCH " + RequestChecks.withoutMark(extra));
    }
  }

  private void own() {
    option("chdir", ticket.folder());
    option("job-name", ticket.name(request));
    option("comment", ticket.token());
    lines.add("#SBATCH --no-requeue");
    lines.add("#SBATCH --signal=B:USR1@" + signalSeconds());
  }

  /** How long before the time limit the fit is told to keep its state. */
  private long signalSeconds() {
    return Walltime.asked(request.walltime())
        .map(Duration::toSeconds)
        .map(all -> Math.clamp(all / 10, LATEST_SIGNAL, EARLIEST_SIGNAL))
        .orElse(USUAL_SIGNAL);
  }

  private void option(String name, OptionalInt number) {
    if (number.isPresent()) {
      lines.add("#SBATCH --" + name + "=" + number.getAsInt());
    }
  }

  private void option(String name, String value) {
    if (!value.isEmpty()) {
      lines.add("#SBATCH --" + name + "=" + quoted(value));
    }
  }

  /** As sbatch reads words: in double quotes, where a backslash keeps the next sign as it is. */
  static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:=@%+,-]+")
        ? value
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
