package org.drumlin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and what a person is asked for it. */
final class SshLoginTest {
  private static final String PASSWORD = "correct horse";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static SshFixture sshd;

  @TempDir Path folder;
  private Path config;
  private final Answers.Chain chain = new Answers.Chain();

  @BeforeAll
  static void start() throws Exception {
    sshd = new SshFixture.Builder().line("PasswordAuthentication yes").start();
    sshd.user().password(PASSWORD);
  }

  @AfterAll
  static void stop() {
    sshd.close();
  }

  @BeforeEach
  void configure() throws Exception {
    config = folder.resolve("config");
    configure("Host *\n  IdentityFile none\n  UserKnownHostsFile none\n");
  }

  @Test
  void eachStageIsToldInOrder() throws Exception {
    List<Passed> passed = new ArrayList<>();
    try (SshShell shell = shell(SshLogins.host(sshd))) {
      Answers answers = Answers.of();
      shell.connect(answers, passed::add);
      assertEquals(
          List.of(Passed.Stage.REACH, Passed.Stage.HOST_KEY, Passed.Stage.LOGIN),
          passed.stream().map(Passed::stage).toList());
      assertTrue(passed.get(0).saw().contains("127.0.0.1, port " + sshd.port()), passed.toString());
      String fingerprint = answers.hosts.getFirst().fingerprint();
      assertEquals(keygenFingerprint(answers.hosts.getFirst().type()), fingerprint);
      assertTrue(passed.get(1).saw().contains(fingerprint), passed.toString());
      assertEquals(List.of(), answers.forms);
    }
    // Once is enough, for us and for the next start of the program.
    try (SshShell shell = shell(SshLogins.host(sshd))) {
      assertTrue(shell.run("true", PATIENCE).ok());
    }
  }

  @Test
  void aHostThatNobodyTrustsGetsNothing() {
    try (SshShell shell = shell(SshLogins.host(sshd))) {
      Answers answers = Answers.of().distrusting();
      ShellException e = assertThrows(ShellException.class, () -> shell.connect(answers, p -> {}));
      assertEquals(ShellException.Kind.NEEDS_LOGIN, e.kind());
      assertTrue(e.getMessage().contains("fingerprint"), e.getMessage());
      assertThrows(ShellException.class, () -> shell.run("true", PATIENCE));
      assertFalse(Files.exists(folder.resolve("known")));
    }
  }

  @Test
  void theUsersKnownHostsAreBelievedHashedToo() throws Exception {
    Path known = known(sshd.hostKey("rsa"));
    SshRun.run("ssh-keygen", "-q", "-H", "-f", known.toString());
    assertFalse(Files.readString(known).contains("127.0.0.1"), "it is hashed");
    byte[] before = Files.readAllBytes(known);
    Answers answers = Answers.of();
    try (SshShell shell = shell(SshLogins.host(sshd))) {
      shell.connect(answers, p -> {});
    }
    assertEquals(List.of(), answers.hosts);
    assertEquals(new String(before), Files.readString(known), "they are the user's");
    assertFalse(Files.exists(folder.resolve("known")));
  }

  @Test
  void anotherKeyThanTheKnownOneIsAHardStop() throws Exception {
    SshFixture.keygen(folder.resolve("other"), "ed25519", "");
    String other = Files.readString(folder.resolve("other.pub"));
    Path known = known(other.substring(0, other.lastIndexOf(' ')));
    for (boolean hashed : new boolean[] {false, true}) {
      if (hashed) {
        SshRun.run("ssh-keygen", "-q", "-H", "-f", known.toString());
      }
      Answers answers = Answers.of();
      try (SshShell shell = shell(SshLogins.host(sshd))) {
        ShellException e =
            assertThrows(ShellException.class, () -> shell.connect(answers, p -> {}));
        assertEquals(ShellException.Kind.CHANGED_KEY, e.kind());
        assertTrue(e.getMessage().contains(known.toString()), e.getMessage());
        assertEquals(List.of(), answers.hosts, "nobody can wave it through");
      }
    }
  }

  @Test
  void aRevokedKeyIsAHardStop() throws Exception {
    Path known = known(sshd.hostKey("ed25519"));
    Files.writeString(known, "@revoked " + Files.readString(known));
    try (SshShell shell = shell(SshLogins.host(sshd))) {
      ShellException e =
          assertThrows(ShellException.class, () -> shell.connect(Answers.of(), p -> {}));
      assertEquals(ShellException.Kind.CHANGED_KEY, e.kind());
    }
  }

  @Test
  void aHostIsNamedAsInTheConfiguration() throws Exception {
    Path more = folder.resolve("more");
    Files.writeString(
        more,
        "Match originalhost big*\n  HostName 127.0.0.1\n  User "
            + sshd.user().name()
            + "\n  Port "
            + sshd.port()
            + "\n  IdentityFile \""
            + sshd.key()
            + "\"\n");
    configure("Include " + more + "\nHost *\n  UserKnownHostsFile none\n");
    try (SshShell shell = shell(new SshHost("bigmachine", "", 0, "", List.of()))) {
      shell.connect(Answers.of(), p -> {});
      assertEquals(sshd.user().name() + "\n", shell.run("id -un", PATIENCE).out());
    }
  }

  @Test
  void aPassphraseIsAskedAndKeptWhereItIsWanted() throws Exception {
    Path key = folder.resolve("locked");
    SshFixture.keygen(key, "ed25519", "sesame");
    sshd.authorize(folder.resolve("locked.pub"));
    SshHost host =
        new SshHost(sshd.address(), sshd.user().name(), sshd.port(), key.toString(), List.of());
    Answers answers = Answers.of("sesame").keeping();
    try (SshShell shell = shell(host)) {
      shell.connect(answers, p -> {});
    }
    assertEquals(Questions.Kind.PASSPHRASE, answers.forms.getFirst().kind());
    assertEquals(key.toString(), answers.forms.getFirst().where());
    assertEquals("sesame", chain.secrets.get("ssh-passphrase:" + key));
    try (SshShell shell = shell(host)) {
      assertTrue(shell.run("true", PATIENCE).ok(), "nobody is asked again");
    }
  }

  @Test
  void aPasswordIsAskedOnceAndKeptWhenRight() throws Exception {
    String account = "ssh-password:" + sshd.user().name() + "@127.0.0.1:" + sshd.port();
    Answers wrong = Answers.of("wrong").keeping();
    try (SshShell shell = shell(byPassword())) {
      ShellException e = assertThrows(ShellException.class, () -> shell.connect(wrong, p -> {}));
      assertEquals(ShellException.Kind.NEEDS_LOGIN, e.kind());
      assertTrue(e.getMessage().contains("refused what was answered"), e.getMessage());
      assertEquals(1, wrong.forms.size(), "some lock out whoever keeps trying");
      assertEquals(1, count("Failed password"), sshd.log());
      assertTrue(chain.secrets.isEmpty());
      shell.connect(Answers.of(PASSWORD).keeping(), p -> {});
      assertEquals(PASSWORD, chain.secrets.get(account));
    }
    try (SshShell shell = shell(byPassword())) {
      assertTrue(shell.run("true", PATIENCE).ok(), "from the keychain");
    }
    // The password was changed meanwhile.
    chain.secrets.put(account, "the old one");
    try (SshShell shell = shell(byPassword())) {
      ShellException e = assertThrows(ShellException.class, () -> shell.run("true", PATIENCE));
      assertEquals(ShellException.Kind.NEEDS_LOGIN, e.kind());
      assertTrue(chain.secrets.isEmpty(), "what is wrong is not kept");
      int before = count("Failed password");
      assertThrows(ShellException.class, () -> shell.run("true", PATIENCE));
      assertEquals(before, count("Failed password"), "nothing is tried until somebody connects");
    }
  }

  @Test
  void theAgentAnswersForItsKeys() throws Exception {
    Path socket = folder.resolve("agent");
    Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    try {
      SshRun.await("the agent", () -> Files.exists(socket));
      SshRun.run("env", "SSH_AUTH_SOCK=" + socket, "ssh-add", "-q", sshd.key().toString());
      configure(
          "Host *\n  IdentityFile none\n  UserKnownHostsFile none\n  IdentityAgent " + socket);
      try (SshShell shell = shell(byPassword())) {
        Answers answers = Answers.of();
        shell.connect(answers, p -> {});
        assertEquals(List.of(), answers.forms);
      }
    } finally {
      agent.destroyForcibly().waitFor();
    }
  }

  private SshHost byPassword() {
    return new SshHost(sshd.address(), sshd.user().name(), sshd.port(), "", List.of());
  }

  private SshShell shell(SshHost host) {
    return new SshShell(host, SshConfig.of(config), new HostKeys(folder.resolve("known")), chain);
  }

  private void configure(String text) throws Exception {
    Files.writeString(config, text);
  }

  /** The user's known_hosts, with that key for this host. */
  private Path known(String key) throws Exception {
    Path known = folder.resolve("users_known");
    Files.writeString(known, "[127.0.0.1]:" + sshd.port() + " " + key + "\n");
    configure("Host *\n  IdentityFile none\n  UserKnownHostsFile " + known + "\n");
    return known;
  }

  private int count(String text) throws Exception {
    return (int) sshd.log().lines().filter(line -> line.contains(text)).count();
  }

  private static String keygenFingerprint(String type) throws Exception {
    String name = type.equals("ssh-rsa") ? "rsa" : "ed25519";
    return SshRun.run(
            "ssh-keygen", "-lf", sshd.folder().resolve("host_" + name + ".pub").toString())
        .split(" ")[1];
  }
}
