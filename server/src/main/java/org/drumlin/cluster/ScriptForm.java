package org.drumlin.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.BatchRequest;
import org.drumlin.slurm.ClusterSettings;
import org.drumlin.slurm.NodeJava;
import org.drumlin.slurm.Problem;
import org.drumlin.slurm.Scheduler;
import org.drumlin.slurm.Ticket;

/** What becomes of a request before it is sent: its script, and what would be refused in it. */
public final class ScriptForm {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Stands for the token that a job gets when it is handed in. */
  private static final String TOKEN = "TOKEN";

  /** Stands for the home folder of a cluster that was never asked. */
  private static final String SOMEWHERE = "/home/USER";

  private final Clusters clusters;
  private final FactsStore facts;

  public ScriptForm(Clusters clusters, FactsStore facts) {
    this.clusters = clusters;
    this.facts = facts;
  }

  /**
   * A script to look at.
   *
   * @param script empty for a request that cannot be sent
   */
  public record Preview(String script, List<Problem> problems) {}

  /** The script, and what is wrong with the request by itself and by the cluster's known limits. */
  public Preview preview(ClusterSettings settings, BatchRequest request) throws IOException {
    List<Problem> problems = new ArrayList<>(request.problems());
    if (!problems.isEmpty()) {
      return new Preview("", problems);
    }
    Optional<FactsStore.Known> known = facts.kept(settings);
    known.ifPresent(kept -> problems.addAll(kept.facts().problems(request)));
    return new Preview(script(settings, request, known), problems);
  }

  /**
   * Asks the cluster whether it would take the request, which it does not.
   *
   * @throws ShellException when it cannot be asked
   */
  public Scheduler.Trial tryOut(ClusterSettings settings, BatchRequest request)
      throws ShellException, IOException {
    Scheduler scheduler = FactsStore.scheduler(settings);
    String script = script(settings, request, facts.kept(settings));
    return scheduler.tried(clusters.run(settings, scheduler.tryOut(script), PATIENCE));
  }

  private static String script(
      ClusterSettings settings, BatchRequest request, Optional<FactsStore.Known> known)
      throws IOException {
    String home =
        known.map(FactsStore.Known::home).filter(h -> h.startsWith("/")).orElse(SOMEWHERE);
    String work = settings.work();
    String root = work.startsWith("~/") ? home + work.substring(1) : work;
    Ticket ticket = new Ticket(TOKEN, root + "/jobs/" + TOKEN);
    List<String> program =
        Handing.program(
            java(settings.java(), root),
            root + "/runner/SHA256/drumlin-runner.jar",
            ticket.folder(),
            1);
    return FactsStore.scheduler(settings)
        .script(Handing.withModule(request, settings.java()), ticket, program);
  }

  private static String java(NodeJava java, String root) {
    return switch (java.kind()) {
      case PATH -> java.value();
      case MODULE -> "java";
      case UPLOAD -> root + "/java/SHA256/bin/java";
    };
  }
}
