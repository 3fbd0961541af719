package org.drumlin.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the lines of slurm.conf that no test changes, and the files that belong to it. */
record SlurmConf(SlurmFixture of) {
  List<String> lines() throws IOException {
    SlurmFixture.Builder plan = of.plan;
    Path folder = of.folder;
    List<String> lines =
        new ArrayList<>(
            List.of(
                "ClusterName=test",
                "SlurmctldHost=" + SlurmFixture.host() + "(127.0.0.1)",
                "SlurmUser=" + SlurmFixture.ME,
                "SlurmdUser=" + SlurmFixture.ME,
                "AuthType=auth/munge",
                "AuthInfo=socket=" + of.munge(),
                "CredType=cred/munge",
                "SlurmctldPort=" + of.port,
                "SlurmctldPidFile=" + folder.resolve("run/slurmctld.pid"),
                "SlurmdPidFile=" + folder.resolve("run/slurmd.%n.pid"),
                "SlurmctldLogFile=" + folder.resolve("log/slurmctld.log"),
                "SlurmdLogFile=" + folder.resolve("log/%n.log"),
                "StateSaveLocation=" + folder.resolve("state"),
                "SlurmdSpoolDir=" + folder.resolve("spool/%n"),
                "SlurmdParameters=config_overrides",
                "SwitchType=switch/none",
                "MpiDefault=none",
                "SelectType=select/cons_tres",
                "SelectTypeParameters=CR_Core_Memory",
                "DefMemPerCPU=500",
                "JobAcctGatherType=jobacct_gather/linux",
                "JobAcctGatherFrequency=task=1",
                "ReturnToService=2",
                "MinJobAge=" + plan.minJobAge,
                "InactiveLimit=0",
                "KillWait=2",
                "Waittime=0",
                "SlurmctldTimeout=10",
                "SlurmdTimeout=10",
                "MessageTimeout=5",
                "SchedulerType=sched/backfill",
                "SchedulerParameters=batch_sched_delay=0,sched_interval=1,"
                    + "sched_min_interval=0,bf_interval=1",
                "SlurmctldDebug=info",
                "SlurmdDebug=info"));
    lines.addAll(tracking());
    lines.addAll(accounting());
    lines.addAll(nodes());
    String all = String.join(",", of.names());
    lines.add(
        "PartitionName=main Nodes=" + all + " Default=YES MaxTime=60 DefaultTime=10 State=UP");
    plan.lines.forEach(line -> lines.add(line.replace("NODES", all)));
    return lines;
  }

  private List<String> tracking() throws IOException {
    if (!of.plan.memoryLimits) {
      return List.of("ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none");
    }
    Files.write(
        of.folder.resolve("cgroup.conf"),
        List.of(
            "CgroupPlugin=cgroup/v1",
            "CgroupMountpoint=/sys/fs/cgroup",
            "CgroupAutomount=no",
            "ConstrainCores=no",
            "ConstrainRAMSpace=yes",
            "ConstrainSwapSpace=no"));
    return List.of("ProctrackType=proctrack/cgroup", "TaskPlugin=task/cgroup");
  }

  private List<String> accounting() {
    return of.plan.accounting
        ? List.of(
            "AccountingStorageType=accounting_storage/slurmdbd",
            "AccountingStorageHost=127.0.0.1",
            "AccountingStoragePort=" + of.databasePort,
            "AccountingStoragePass=" + of.munge(),
            "AccountingStoreFlags=job_comment")
        : List.of("AccountingStorageType=accounting_storage/none");
  }

  private List<String> nodes() throws IOException {
    List<String> lines = new ArrayList<>();
    String gres = "";
    if (!of.plan.gpus.isEmpty()) {
      String[] typeAndCount = of.plan.gpus.split(":", 2);
      String devices = "";
      for (int i = 0; i < Integer.parseInt(typeAndCount[1]); i++) {
        Path device = of.folder.resolve("gpu" + i);
        Files.write(device, List.of());
        devices += (i == 0 ? "" : ",") + device;
      }
      Files.write(
          of.folder.resolve("gres.conf"),
          List.of("Name=gpu Type=" + typeAndCount[0] + " File=" + devices));
      lines.add("GresTypes=gpu");
      gres = " Gres=gpu:" + of.plan.gpus;
    }
    for (int i = 1; i <= of.plan.nodes; i++) {
      lines.add(
          ("NodeName="
                  + of.nodeName(i)
                  + " NodeHostname="
                  + SlurmFixture.host()
                  + " NodeAddr=127.0.0.1")
              + (" Port=" + of.nodePorts.get(i - 1) + " CPUs=" + of.plan.cpus)
              + (" RealMemory=16000" + gres + " State=UNKNOWN"));
    }
    return lines;
  }
}
