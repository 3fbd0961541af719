package org.drumlin.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The contract over SSH, with start files that print on both streams and a banner. */
final class SshShellTest extends ShellContract {
  private static SshFixture sshd;
  private static SshShell shell;
  private Path there = Path.of("/");
  private static int tests;

  @BeforeAll
  static void start() throws Exception {
    SshFixture.Builder builder = new SshFixture.Builder();
    Path banner = Files.createTempFile("drumlin", "banner");
    Files.writeString(banner, "BEGIN of a banner\nAuthorized use only\n");
    sshd = builder.line("Banner " + banner).start();
    Files.writeString(
        sshd.user().home().resolve(".bashrc"),
        "echo BEGIN; echo Welcome; echo careful >&2\nexport BASH_ENV=~/.bashrc\n"
            + "trap 'echo bye' EXIT\n");
    shell = SshLogins.shell(sshd, Files.createTempDirectory("drumlin-keys"));
    shell.connect(SshLogins.TRUSTING, passed -> {});
  }

  @AfterAll
  static void stop() {
    shell.close();
    sshd.close();
  }

  @BeforeEach
  void folder() {
    there = sshd.user().home().resolve("test " + tests++);
  }

  @Override
  Shell shell() {
    return shell;
  }

  @Override
  Path there() {
    return there;
  }
}
