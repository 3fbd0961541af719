package org.drumlin.slurm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is asked of a cluster's queue. Texts are as they were typed, and empty where nothing is
 * asked; {@link #problems} says whether they can be sent.
 *
 * @param cluster a server's own cluster by name; empty for the target's own
 * @param partition one, or several with commas between
 * @param walltime {@code D-HH:MM:SS} or {@code HH:MM:SS}; see {@link Walltime}
 * @param cpus of the one task that a fit is
 * @param memory such as {@code 8G}; see {@link Memory}
 * @param memoryPerCpu memory is for each CPU; else for each node
 * @param gpus {@code 1} or {@code a100:2}; see {@link Gpus}
 * @param name of the job as the queue lists it; empty for one made of the token
 * @param mailUser who is written to
 * @param mailType when, in slurm's words such as {@code END}
 */
public record BatchRequest(
    String cluster,
    String account,
    String partition,
    String qos,
    String walltime,
    OptionalInt cpus,
    String memory,
    boolean memoryPerCpu,
    String gpus,
    String name,
    String mailUser,
    List<String> mailType,
    Advanced advanced) {

  public BatchRequest {
    mailType = List.copyOf(mailType);
  }

  /** One that leaves everything to the cluster. */
  public static BatchRequest empty() {
    return new BatchRequest(
        "", "", "", "", "", OptionalInt.empty(), "", false, "", "", "", List.of(), Advanced.EMPTY);
  }

  /**
   * What few ask for.
   *
   * @param ntasks tasks; a fit is one
   * @param begin when at the earliest, in slurm's words such as {@code now+1hour}
   * @param exclusive nobody else on the node
   * @param output file for what the script prints; empty for one in the job's folder
   * @param error file for its errors; empty for the same as output
   * @param workdir where the script starts: an absolute path there; empty for the job's folder
   * @param modules loaded before anything of ours runs
   * @param prologue bash, run before the fit
   * @param epilogue bash, run after the fit whatever came of it
   * @param extra options of sbatch, each {@code --like=this}
   */
  public record Advanced(
      OptionalInt nodes,
      OptionalInt ntasks,
      String gres,
      String constraint,
      String reservation,
      String begin,
      String dependency,
      boolean exclusive,
      String output,
      String error,
      String workdir,
      List<String> modules,
      Map<String, String> environment,
      String prologue,
      String epilogue,
      List<String> extra) {
    static final Advanced EMPTY =
        new Advanced(
            OptionalInt.empty(),
            OptionalInt.empty(),
            "",
            "",
            "",
            "",
            "",
            false,
            "",
            "",
            "",
            List.of(),
            Map.of(),
            "",
            "",
            List.of());

    public Advanced {
      modules = List.copyOf(modules);
      // In the order given: a variable may be meant for the next.
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
      extra = List.copyOf(extra);
    }
  }

  /**
   * Reads the API's object.
   *
   * @throws IOException that names the key that is unknown or of another kind
   */
  public static BatchRequest fromJson(ObjectNode node) throws IOException {
    return RequestCodec.read(node);
  }

  /** The API's object: only what is asked. */
  public ObjectNode toJson() {
    return RequestCodec.write(this);
  }

  /** Memory on one node in megabytes; empty where none is asked for. */
  public OptionalLong memoryMegabytes() {
    OptionalLong asked = Memory.megabytes(memory);
    return asked.isPresent() && memoryPerCpu
        ? OptionalLong.of(asked.getAsLong() * cpus.orElse(1))
        : asked;
  }

  /** What is wrong with it whatever the cluster is like; empty when it can be sent. */
  public List<Problem> problems() {
    return RequestChecks.problems(this);
  }
}
