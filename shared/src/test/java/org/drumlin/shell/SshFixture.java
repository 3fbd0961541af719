package org.drumlin.shell;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real sshd of its own: on a free port of the loopback, with its own host keys, in a folder of
 * its own, for a user who is not root. It can be killed, frozen, started again, and its connections
 * cut.
 */
public final class SshFixture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int STARTS = 5;

  private final Path folder;
  private final TestUser user;
  private final boolean ownUser;
  private final List<String> more;
  private final List<String> before;
  private final List<String> environment;
  private final String address;
  private final Path program;
  private final Thread atExit = new Thread(this::kill);
  private int port;
  private @Nullable Process process;

  private SshFixture(Builder builder) throws IOException {
    folder = Files.createTempDirectory("drumlin-sshd");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    @Nullable TestUser given = builder.user;
    ownUser = given == null;
    user = given == null ? TestUser.create(folder.resolve("home")) : given;
    more = List.copyOf(builder.more);
    before = List.copyOf(builder.before);
    environment = new ArrayList<>(builder.environment);
    environment.add("HOME=" + user.home());
    address = builder.address;
    program = builder.program;
  }

  /** One with a user of its own. */
  public static SshFixture start() throws Exception {
    return new Builder().start();
  }

  /** How it is to be. */
  public static final class Builder {
    private final List<String> more = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> environment = new ArrayList<>();
    private @Nullable TestUser user;
    private String address = "127.0.0.1";
    private Path program = Path.of("/usr/sbin/sshd");

    /** Who logs in, who stays when it is closed. */
    public Builder user(TestUser who) {
      user = who;
      return this;
    }

    /** A line of its configuration, before the usual ones: the first one counts. */
    public Builder line(String line) {
      more.add(line);
      return this;
    }

    /** What every session has in its environment. */
    public Builder env(String name, String value) {
      environment.add(name + "=" + value);
      return this;
    }

    /** In a network namespace, on that address of it. */
    public Builder namespace(String name, String at) {
      before.addAll(List.of("ip", "netns", "exec", name));
      address = at;
      return this;
    }

    /** Another path to sshd: PAM takes its name for the service. */
    public Builder program(Path path) {
      program = path;
      return this;
    }

    public SshFixture start() throws Exception {
      SshFixture fixture = new SshFixture(this);
      Runtime.getRuntime().addShutdownHook(fixture.atExit);
      try {
        fixture.prepare();
        fixture.launchOnFreePort();
        return fixture;
      } catch (IOException | RuntimeException e) {
        fixture.close();
        throw e;
      }
    }
  }

  public String address() {
    return address;
  }

  public int port() {
    return port;
  }

  public TestUser user() {
    return user;
  }

  /** The private key that logs in; it has no passphrase. */
  public Path key() {
    return folder.resolve("key");
  }

  /** Its own folder, which the user may enter but not write. */
  public Path folder() {
    return folder;
  }

  /** Lets another public key in. */
  public void authorize(Path publicKey) throws IOException {
    Path authorized = folder.resolve("authorized");
    Files.writeString(authorized, Files.readString(authorized) + Files.readString(publicKey));
  }

  /** Its public host key, of that type ({@code ed25519}, {@code rsa}). */
  public String hostKey(String type) throws IOException {
    String[] words = Files.readString(folder.resolve("host_" + type + ".pub")).split(" ");
    return words[0] + " " + words[1];
  }

  /** Other host keys from the next start on, as if the computer had been set up anew. */
  public void newHostKeys() throws Exception {
    for (String type : List.of("ed25519", "rsa")) {
      Path key = folder.resolve("host_" + type);
      Files.delete(key);
      Files.delete(folder.resolve("host_" + type + ".pub"));
      keygen(key, type, "");
    }
  }

  /** Makes a key pair. */
  public static void keygen(Path file, String type, String passphrase) throws Exception {
    SshRun.run(
        "ssh-keygen", "-q", "-t", type, "-N", passphrase, "-C", "test", "-f", file.toString());
  }

  /** What it wrote. */
  public String log() throws IOException {
    Path log = folder.resolve("log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** As if the computer failed: the listener and every session. */
  public void kill() {
    if (process != null) {
      List<ProcessHandle> sessions = sessions();
      process.destroyForcibly();
      sessions.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(process);
      if (ownUser && TestUser.root()) {
        // A session that began while its parent was being ended.
        ProcessHandle.allProcesses()
            .filter(left -> left.info().user().equals(Optional.of(user.name())))
            .filter(left -> left.info().command().filter(c -> c.endsWith("/sshd")).isPresent())
            .forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  /** Ends every session; new ones are let in. */
  public void dropSessions() {
    sessions().forEach(ProcessHandle::destroyForcibly);
  }

  /** It stands still: connections stay open and nothing answers. */
  public void freeze() throws Exception {
    signal("-STOP");
  }

  public void thaw() throws Exception {
    signal("-CONT");
  }

  /** Starts it again on the same port. */
  public void restart() throws Exception {
    launch();
  }

  @Override
  public void close() {
    kill();
    if (ownUser) {
      user.close();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The tests are being ended, and this is that hook's work.
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new AssertionError("cannot tidy up " + folder, e);
    }
  }

  private void prepare() throws Exception {
    if (TestUser.root()) {
      // Where sshd locks itself in before a login.
      Files.createDirectories(Path.of("/run/sshd"));
    }
    for (String type : List.of("ed25519", "rsa")) {
      keygen(folder.resolve("host_" + type), type, "");
    }
    keygen(key(), "ed25519", "");
    Path authorized = Files.copy(folder.resolve("key.pub"), folder.resolve("authorized"));
    Files.setPosixFilePermissions(authorized, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private void configure() throws IOException {
    List<String> lines = new ArrayList<>(more);
    lines.addAll(
        List.of(
            "Port " + port,
            "ListenAddress " + address,
            "HostKey " + folder.resolve("host_ed25519"),
            "HostKey " + folder.resolve("host_rsa"),
            "PidFile none",
            "AuthorizedKeysFile " + folder.resolve("authorized"),
            "StrictModes no",
            "UsePAM no",
            "PermitRootLogin no",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "PubkeyAuthentication yes",
            "PrintMotd no",
            "UseDNS no",
            "LogLevel VERBOSE",
            "Subsystem sftp internal-sftp"));
    // Only the first such line counts.
    lines.add("SetEnv " + String.join(" ", environment));
    Files.write(folder.resolve("sshd_config"), lines);
  }

  private void launchOnFreePort() throws Exception {
    for (int i = 1; ; i++) {
      port = freePort();
      configure();
      try {
        launch();
        return;
      } catch (IOException e) {
        // Another process may have taken the port in between.
        if (i == STARTS) {
          throw e;
        }
      }
    }
  }

  private void launch() throws Exception {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            program.toString(),
            "-D",
            "-f",
            folder.resolve("sshd_config").toString(),
            "-E",
            folder.resolve("log").toString()));
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    process = started;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!listens()) {
      if (!started.isAlive() || System.nanoTime() > deadline) {
        started.destroyForcibly();
        throw new IOException(
            "sshd did not start: " + Files.readString(folder.resolve("out")) + log());
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** In another namespace no connection can be made from here, so its log has to tell. */
  private boolean listens() throws IOException {
    if (!before.isEmpty()) {
      return log().contains("Server listening on " + address + " port " + port);
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
      return Objects.requireNonNull(process).isAlive();
    } catch (IOException e) {
      return false;
    }
  }

  /** The processes of sshd that serve somebody; what they run is not among them. */
  private List<ProcessHandle> sessions() {
    return Objects.requireNonNull(process, "not started")
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith("sshd"))
        .toList();
  }

  private void signal(String name) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", name));
    command.add(Long.toString(Objects.requireNonNull(process, "not started").pid()));
    sessions().forEach(session -> command.add(Long.toString(session.pid())));
    SshRun.run(command.toArray(String[]::new));
  }

  private static void awaitEnd(Process ended) {
    try {
      if (!ended.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("sshd does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
