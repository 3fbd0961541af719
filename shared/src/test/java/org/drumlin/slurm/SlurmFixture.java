package org.drumlin.slurm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.drumlin.shell.Ran;
import org.jspecify.annotations.Nullable;

/**
 * A real slurm of its own: munged, slurmctld and one slurmd a node on free ports of the loopback,
 * in a folder of its own; with slurmdbd over MariaDB where accounting is asked for. Whoever has
 * {@link #conf()} in {@code SLURM_CONF} uses it. Each daemon can be killed, frozen and started
 * again. The default partition is {@code main}: at most an hour, ten minutes where nothing is
 * asked.
 */
public final class SlurmFixture implements AutoCloseable {
  private static final int STARTS = 5;
  static final String ME = System.getProperty("user.name");

  final Builder plan;
  final Path folder;
  private final Daemon munged;
  private final Daemon controller;
  private final List<Daemon> nodes = new ArrayList<>();
  final List<Integer> nodePorts = new ArrayList<>();
  private final Thread atExit = new Thread(this::end);
  final int databasePort;
  int port;
  private @Nullable SlurmDatabase database;

  private SlurmFixture(Builder plan) throws IOException {
    this.plan = plan;
    folder = Files.createTempDirectory("drumlin-slurm");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String name : List.of("state", "log", "spool", "run", "munge")) {
      Files.createDirectory(folder.resolve(name));
    }
    Path secret = folder.resolve("munge");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
    databasePort = plan.accounting ? freePort() : 0;
    munged =
        new Daemon(
            folder.resolve("log/munged.out"),
            Map.of(),
            "munged",
            "--foreground",
            "--force",
            "--key-file=" + secret.resolve("key"),
            "--socket=" + munge(),
            "--pid-file=" + folder.resolve("run/munged.pid"),
            "--log-file=" + folder.resolve("log/munged.log"),
            "--seed-file=" + secret.resolve("seed"));
    controller =
        new Daemon(
            folder.resolve("log/slurmctld.out"),
            environment(),
            "slurmctld",
            "-D",
            "-f",
            "" + conf());
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** One node of four CPUs, without accounting. */
  public static SlurmFixture start() throws Exception {
    return new Builder().start();
  }

  /** How it is to be. */
  public static final class Builder {
    final List<String> lines = new ArrayList<>();
    int nodes = 1;
    int cpus = 4;
    int minJobAge = 300;
    boolean accounting;
    boolean memoryLimits;
    String gpus = "";

    public Builder nodes(int count, int cpusOfEach) {
      nodes = count;
      cpus = cpusOfEach;
      return this;
    }

    /** With sacct. */
    public Builder accounting() {
      accounting = true;
      return this;
    }

    /** Control groups end a job that takes more memory than it asked for. */
    public Builder memoryLimits() {
      memoryLimits = true;
      return this;
    }

    /** On each node, such as {@code a100:2}. */
    public Builder gpus(String typeAndCount) {
      gpus = typeAndCount;
      return this;
    }

    /** Seconds until an ended job is gone from squeue. */
    public Builder minJobAge(int seconds) {
      minJobAge = seconds;
      return this;
    }

    /** A line more of slurm.conf, after the usual ones; NODES in it stands for all nodes. */
    public Builder line(String line) {
      lines.add(line);
      return this;
    }

    public SlurmFixture start() throws Exception {
      SlurmFixture fixture = new SlurmFixture(this);
      try {
        fixture.launch();
        return fixture;
      } catch (IOException | RuntimeException e) {
        fixture.close();
        throw e;
      }
    }
  }

  /** The file that SLURM_CONF names. */
  public Path conf() {
    return folder.resolve("slurm.conf");
  }

  /** What a process needs to use this slurm. */
  public Map<String, String> environment() {
    return Map.of("SLURM_CONF", conf().toString());
  }

  /** slurmctld. */
  public Daemon controller() {
    return controller;
  }

  /** slurmd of a node, from 1. What it runs goes on without it. */
  public Daemon node(int number) {
    return nodes.get(number - 1);
  }

  /** A node's name, from 1. */
  public String nodeName(int number) {
    return "n" + port + "x" + number;
  }

  /** slurmdbd. */
  public Daemon accounting() {
    if (database == null) {
      throw new IllegalStateException("asked for none");
    }
    return database.daemon();
  }

  /**
   * Lets a node that was taken down take jobs again. Slurm refuses that while the node still tidies
   * up, and where it came back by itself: so it is asked until the node is idle.
   */
  public void backIn(int number) throws Exception {
    String name = nodeName(number);
    admin(
        "for i in $(seq 200); do sinfo -h -N -n %1$s -o %%t | grep -qx idle && exit 0\n"
                .formatted(name)
            + "scontrol update node=%1$s state=resume 2>/dev/null\nsleep 0.1\ndone\n"
                .formatted(name)
            + "scontrol show node %1$s >&2; exit 1".formatted(name));
  }

  /** A command of the administrator, in bash; what it printed. */
  public String admin(String script) throws Exception {
    return command(environment(), "bash", "-c", script);
  }

  /** An account of the accounting with these members. */
  public void account(String account, String... members) throws Exception {
    admin("sacctmgr -i add account " + account + " Cluster=test");
    for (String member : members) {
      admin("sacctmgr -i add user " + member + " Account=" + account + " Cluster=test");
    }
  }

  /** Waits until every node can take jobs. */
  public void awaitNodes() throws Exception {
    long deadline = System.nanoTime() + Daemon.PATIENCE.toNanos();
    while (!idle()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the nodes are not up: " + log());
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  /** What a script comes to for a user of the system, in the C locale and UTC. */
  public Ran as(String user, Path home, String script) throws Exception {
    List<String> line = new ArrayList<>();
    if (!user.equals(ME)) {
      line.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + group(user), "--init-groups"));
    }
    line.addAll(List.of("bash", "--noprofile", "--norc", "-s"));
    ProcessBuilder builder = new ProcessBuilder(line).directory(home.toFile());
    builder.environment().putAll(environment());
    builder
        .environment()
        .putAll(Map.of("HOME", "" + home, "USER", user, "LC_ALL", "C", "TZ", "UTC"));
    Path err = Files.createTempFile("drumlin", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    Ran ran = new Ran(process.waitFor(), out, Files.readString(err));
    Files.delete(err);
    return ran;
  }

  /** What slurmctld wrote. */
  public String log() throws IOException {
    Path log = folder.resolve("log/slurmctld.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The tests are being ended, and this is that hook's work.
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new AssertionError("cannot tidy up " + folder, e);
    }
  }

  private void launch() throws Exception {
    Path key = folder.resolve("munge/key");
    byte[] random = new byte[128];
    new SecureRandom().nextBytes(random);
    Files.write(key, random);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    munged.startAnd(() -> Files.exists(munge()));
    if (plan.accounting) {
      database = new SlurmDatabase(folder.resolve("database"), munge(), databasePort, ME);
      database.start();
    }
    for (int i = 1; ; i++) {
      configure();
      if (plan.accounting && i == 1) {
        admin("sacctmgr -i add cluster test");
      }
      try {
        controller.startAnd(() -> succeeds("scontrol ping | grep -q 'is UP'"));
        break;
      } catch (IOException e) {
        // Another process may have taken a port in between.
        controller.kill();
        if (i == STARTS) {
          throw e;
        }
      }
    }
    for (Daemon node : nodes) {
      node.start();
    }
    awaitNodes();
  }

  private void configure() throws IOException {
    port = freePort();
    nodes.clear();
    nodePorts.clear();
    for (int i = 1; i <= plan.nodes; i++) {
      nodePorts.add(freePort());
      Files.createDirectories(folder.resolve("spool").resolve(nodeName(i)));
      nodes.add(
          new Daemon(
              folder.resolve("log").resolve(nodeName(i) + ".out"),
              environment(),
              "slurmd",
              "-D",
              "-f",
              conf().toString(),
              "-N",
              nodeName(i)));
    }
    Files.write(conf(), new SlurmConf(this).lines());
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= plan.nodes; i++) {
      names.add(nodeName(i));
    }
    return names;
  }

  Path munge() {
    return folder.resolve("run/munge");
  }

  private boolean idle() throws Exception {
    return succeeds("test \"$(sinfo -h -N -p main -o %T | grep -cx idle)\" = " + plan.nodes);
  }

  private boolean succeeds(String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment());
    return builder.start().waitFor() == 0;
  }

  /** Every process of ours: the daemons, then what a job left running. */
  private void end() {
    controller.kill();
    nodes.forEach(Daemon::kill);
    String mark = "SLURM_CONF=" + conf() + "\0";
    ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> environmentOf(process).contains(mark))
        .forEach(ProcessHandle::destroyForcibly);
    if (database != null) {
      database.close();
    }
    munged.kill();
  }

  private static String environmentOf(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), ISO_8859_1) + "\0";
    } catch (IOException e) {
      return "";
    }
  }

  static String command(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(Daemon.PATIENCE.toSeconds(), TimeUnit.SECONDS)
        || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }

  private static String group(String user) throws Exception {
    return command(Map.of(), "id", "-g", user).strip();
  }

  static String host() throws IOException {
    String name = InetAddress.getLocalHost().getHostName();
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
