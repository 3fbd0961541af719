package org.drumlin.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host behind others: three real servers, each with a user and host keys of its own. */
final class SshJumpsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static SshFixture gate;
  private static SshFixture inner;
  private static SshFixture cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    gate = SshFixture.start();
    inner = SshFixture.start();
    cluster = SshFixture.start();
    for (SshFixture sshd : List.of(inner, cluster)) {
      sshd.authorize(gate.folder().resolve("key.pub"));
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
    inner.close();
    gate.close();
  }

  @BeforeEach
  void configure() throws Exception {
    Files.writeString(
        folder.resolve("config"),
        entry("gate", gate, "none")
            + entry("inner", inner, "gate")
            + entry("cluster", cluster, "inner")
            + entry("both", cluster, "gate,inner")
            + "Host old\n  ProxyCommand ssh -q -W %h:%p gate\n"
            + entry("old", cluster, "none").replace("  ProxyJump none\n", "")
            + "Host round\n  ProxyJump about\nHost about\n  ProxyJump round\nHost odd\n  ProxyCommand nc %h %p\n"
            + "Host *\n  IdentityFile "
            + gate.key()
            + "\n  UserKnownHostsFile none\n");
  }

  @Test
  void throughOneHostAndThroughTwo() throws Exception {
    for (String name : List.of("inner", "cluster", "both", "old")) {
      SshFixture end = name.equals("inner") ? inner : cluster;
      List<Passed> passed = new ArrayList<>();
      try (SshShell shell = shell(new SshHost(name, "", 0, "", List.of()))) {
        shell.connect(SshLogins.TRUSTING, passed::add);
        assertEquals(end.user().name() + "\n", shell.run("id -un", PATIENCE).out(), name);
      }
      int hops = name.equals("inner") || name.equals("old") ? 2 : 3;
      assertEquals(3 * hops, passed.size(), passed.toString());
      assertTrue(passed.getLast().where().startsWith(end.user().name()), passed.toString());
    }
  }

  @Test
  void theHostsOnTheWayCanBeTyped() throws Exception {
    byte[] bytes = new byte[2_000_000];
    new Random(2).nextBytes(bytes);
    SshHost host =
        new SshHost(
            cluster.address(),
            cluster.user().name(),
            cluster.port(),
            "",
            List.of("gate", inner.user().name() + "@127.0.0.1:" + inner.port()));
    try (SshShell shell = shell(host)) {
      shell.connect(SshLogins.TRUSTING, p -> {});
      String file = cluster.user().home() + "/bytes";
      shell.put(bytes, file);
      try (InputStream in = shell.read(file, 0)) {
        assertArrayEquals(bytes, in.readAllBytes());
      }
    }
  }

  @Test
  void aBreakOnTheWayIsMended() throws Exception {
    try (SshShell shell = shell(new SshHost("cluster", "", 0, "", List.of()))) {
      shell.connect(SshLogins.TRUSTING, p -> {});
      for (SshFixture sshd : List.of(gate, inner, cluster)) {
        sshd.dropSessions();
        SshRun.await("the break", () -> !shell.connected());
        assertTrue(shell.run("true", PATIENCE).ok());
      }
    }
  }

  @Test
  void whatCannotBeFollowedIsSaid() {
    assertTrue(refusal("round").contains("circle"), refusal("round"));
    assertTrue(refusal("odd").contains("write ProxyJump"), refusal("odd"));
  }

  private String refusal(String name) {
    try (SshShell shell = shell(new SshHost(name, "", 0, "", List.of()))) {
      ShellException e =
          assertThrows(ShellException.class, () -> shell.connect(SshLogins.TRUSTING, p -> {}));
      assertEquals(ShellException.Kind.REFUSED, e.kind());
      return String.valueOf(e.getMessage());
    }
  }

  private SshShell shell(SshHost host) {
    return new SshShell(
        host,
        SshConfig.of(folder.resolve("config")),
        new HostKeys(folder.resolve("known")),
        SecretStore.NONE);
  }

  private static String entry(String name, SshFixture sshd, String jump) {
    return "Host %s\n  HostName 127.0.0.1\n  Port %d\n  User %s\n  ProxyJump %s\n"
        .formatted(name, sshd.port(), sshd.user().name(), jump);
  }
}
