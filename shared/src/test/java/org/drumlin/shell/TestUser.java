package org.drumlin.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who logs in and whose jobs run: a user of the system made for one test, where the tests
 * run as root; else whoever runs them.
 */
public final class TestUser implements AutoCloseable {
  private static final int TRIES = 20;

  private final String name;
  private final Path home;
  private final boolean made;
  private final Thread atExit = new Thread(this::remove);

  private TestUser(String name, Path home, boolean made) {
    this.name = name;
    this.home = home;
    this.made = made;
  }

  /**
   * @param home made, and hers; the folders above it have to be open to her
   */
  public static TestUser create(Path home) throws IOException {
    Files.createDirectories(home);
    if (!root()) {
      return new TestUser(System.getProperty("user.name"), home, false);
    }
    byte[] random = new byte[4];
    ThreadLocalRandom.current().nextBytes(random);
    TestUser user = new TestUser("drumlin-" + HexFormat.of().formatHex(random), home, true);
    // No password, but not locked: sshd lets no locked one in, with a key neither.
    command(
        "",
        "useradd",
        "--password",
        "*",
        "--system",
        "--shell",
        "/bin/bash",
        "--home-dir",
        "" + home,
        user.name);
    Runtime.getRuntime().addShutdownHook(user.atExit);
    user.own(home);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    return user;
  }

  public static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  public String name() {
    return name;
  }

  public Path home() {
    return home;
  }

  /** Makes a file or folder hers. */
  public void own(Path path) throws IOException {
    if (made) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
    }
  }

  /** Gives her a password; only root can. */
  public void password(String password) throws IOException {
    command(name + ":" + password + "\n", "chpasswd");
  }

  @Override
  public void close() {
    if (made) {
      remove();
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        // The tests are being ended, and this is that hook's work.
        return;
      }
    }
  }

  private void remove() {
    try {
      command("", "userdel", "--force", name);
    } catch (IOException e) {
      throw new AssertionError("the test's user stays behind", e);
    }
  }

  /** Other tests change the users of this computer at the same time: the lock is waited for. */
  private static void command(String input, String... command) throws IOException {
    String said = "";
    for (int i = 0; i < TRIES; i++) {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var to = process.getOutputStream()) {
        to.write(input.getBytes(UTF_8));
      }
      said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.onExit().join().exitValue() == 0) {
        return;
      }
      if (!said.contains("lock")) {
        break;
      }
      LockSupport.parkNanos(200_000_000);
    }
    throw new IOException(command[0] + ": " + said);
  }
}
