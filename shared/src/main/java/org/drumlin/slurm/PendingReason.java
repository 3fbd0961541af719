package org.drumlin.slurm;

import java.util.List;
import java.util.Map;

/**
 * Why a job waits, in plain words.
 *
 * @param words for a person; what to do where something is to be done
 * @param never whether it does not come to run as it was asked for, however long it waits
 */
public record PendingReason(String words, boolean never) {
  private static final Map<String, PendingReason> SLURM =
      Map.ofEntries(
          waits("None", "waits to be looked at"),
          waits("Resources", "waits for nodes to become free: it is next in line"),
          waits("Priority", "waits: jobs with a higher priority are before it"),
          waits("BeginTime", "waits for the time that it is to begin at"),
          waits("Dependency", "waits for another job to end"),
          waits("Licenses", "waits for a licence to become free"),
          waits("Reservation", "waits for its reservation to begin"),
          waits("Cleaning", "waits for an earlier run of it to be tidied up"),
          waits("Prolog", "its node is being prepared"),
          waits("PartitionDown", "its partition is closed for now: it waits until it opens"),
          waits("PartitionInactive", "its partition is closed for now: it waits until it opens"),
          waits("NodeDown", "a node that it needs is down: it waits until it is repaired"),
          waits(
              "ReqNodeNotAvail",
              "a node that it needs is down or reserved, perhaps for maintenance: it waits for it"),
          waits(
              "Nodes", "the nodes that it needs are down, drained or reserved: it waits for them"),
          waits("JobHeldAdmin", "held by an administrator: ask them to release it"),
          waits("JobHeldUser", "held by its user: release it with scontrol release"),
          waits("FrontEndDown", "the cluster's front end is down"),
          waits(
              "SystemFailure", "the cluster reports a failure of its own: ask its administrators"),
          waits("JobArrayTaskLimit", "waits for other jobs of its array to end"),
          waits("MaxJobsPerUser", "as many jobs of this user run as may at once"),
          waits("QOSUsageThreshold", "its quality of service is used up for now"),
          never("PartitionTimeLimit", "asks for more time than its partition allows: ask for less"),
          never(
              "PartitionNodeLimit", "asks for more nodes than its partition allows: ask for fewer"),
          never(
              "PartitionConfig",
              "asks for more time or nodes than its partition allows: ask for less"),
          never(
              "BadConstraints",
              "no node has what it asks for: ask for less, or for other features"),
          never("AccountNotAllowed", "its account may not use this partition: choose another"),
          never("QOSNotAllowed", "its quality of service may not be used here: choose another"),
          never("InvalidAccount", "the cluster does not know its account: choose another"),
          never("InvalidQOS", "the cluster does not know its quality of service: choose another"),
          never(
              "DependencyNeverSatisfied",
              "the job that it waits for did not end as it should have"),
          never("ReservationDeleted", "its reservation is gone: choose another, or none"),
          never("InactiveLimit", "the cluster gave it up for being inactive"));

  /** Endings of limits that one job alone goes beyond. */
  private static final List<String> PER_JOB =
      List.of("PerJob", "PerJobLimit", "PerNode", "PerNodeLimit", "MinCpuNotSatisfied");

  private static Map.Entry<String, PendingReason> waits(String reason, String words) {
    return Map.entry(reason, new PendingReason(words, false));
  }

  private static Map.Entry<String, PendingReason> never(String reason, String words) {
    return Map.entry(reason, new PendingReason("can never start: " + words, true));
  }

  /**
   * In plain words.
   *
   * @param reason as slurm gives it, such as {@code ReqNodeNotAvail, UnavailableNodes:n7}
   */
  public static PendingReason of(String reason) {
    String word = reason.strip().replaceFirst("^\\(", "").split("[,() ]", 2)[0];
    PendingReason known = SLURM.get(word);
    if (known != null) {
      return known;
    }
    if (word.isEmpty()) {
      return new PendingReason("waits", false);
    }
    boolean limit = word.startsWith("Assoc") || word.startsWith("QOS") || word.startsWith("Max");
    if (limit && PER_JOB.stream().anyMatch(word::endsWith)) {
      return new PendingReason(
          "can never start: asks for more than one job may have (" + word + "): ask for less",
          true);
    }
    if (limit) {
      return new PendingReason(
          "waits: as much as may be is in use by its user, account or quality of service ("
              + word
              + ")",
          false);
    }
    return new PendingReason("waits (" + reason.strip() + ")", false);
  }
}
