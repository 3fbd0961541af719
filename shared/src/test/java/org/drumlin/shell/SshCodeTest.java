package org.drumlin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that asks for a code that is good once, through PAM. */
final class SshCodeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void aCodeAfterTheKeyIsAskedOnceAndTheLoginServesAll() throws Exception {
    try (CodeFixture codes = CodeFixture.start("publickey,keyboard-interactive")) {
      SshFixture sshd = codes.sshd();
      Answers answers = Answers.of(codes.code());
      try (SshShell shell = SshLogins.shell(sshd, folder)) {
        shell.connect(answers, p -> {});
        for (int i = 0; i < 5; i++) {
          assertTrue(shell.run("true", PATIENCE).ok());
        }
        // Connecting again uses the login that there is.
        shell.connect(answers, p -> {});
        assertEquals(1, answers.forms.size());
        Questions.Form form = answers.forms.getFirst();
        assertEquals(Questions.Kind.CHALLENGE, form.kind());
        assertEquals(List.of(new Questions.Prompt("Verification code:", false)), form.prompts());
        sshd.dropSessions();
        SshRun.await("the break", () -> !shell.connected());
        assertNeedsLogin(shell, "asks for a password or a code");
        int tries = tries(sshd);
        assertNeedsLogin(shell, "asks for a password or a code");
        assertEquals(tries, tries(sshd), "nobody is locked out by our trying");
      }
    }
  }

  @Test
  void aWrongCodeIsNotTriedAgain() throws Exception {
    try (CodeFixture codes = CodeFixture.start("publickey,keyboard-interactive");
        SshShell shell = SshLogins.shell(codes.sshd(), folder)) {
      Answers answers = Answers.of("000000", "000000", "000000");
      ShellException e = assertThrows(ShellException.class, () -> shell.connect(answers, p -> {}));
      assertEquals(ShellException.Kind.NEEDS_LOGIN, e.kind());
      assertTrue(e.getMessage().contains("refused what was answered"), e.getMessage());
      assertEquals(1, answers.forms.size());
      shell.connect(Answers.of(codes.code()), p -> {});
      assertTrue(shell.run("true", PATIENCE).ok());
    }
  }

  @Test
  void whoThinksLongIsWaitedFor() throws Exception {
    try (CodeFixture codes = CodeFixture.start("publickey,keyboard-interactive");
        SshShell shell = SshLogins.shell(codes.sshd(), folder)) {
      Questions waits =
          new Questions() {
            @Override
            public boolean trust(HostKey key) {
              return true;
            }

            @Override
            public Optional<List<String>> ask(Form form) {
              // Meanwhile others are told, and do not wait.
              CompletableFuture.runAsync(() -> assertNeedsLogin(shell, "is waited for")).join();
              return Optional.of(List.of(codes.code()));
            }
          };
      shell.connect(waits, p -> {});
      assertTrue(shell.run("true", PATIENCE).ok());
    }
  }

  private static void assertNeedsLogin(SshShell shell, String why) {
    ShellException e = assertThrows(ShellException.class, () -> shell.run("true", PATIENCE));
    assertEquals(ShellException.Kind.NEEDS_LOGIN, e.kind());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  private static int tries(SshFixture sshd) throws Exception {
    return (int) sshd.log().lines().filter(line -> line.contains("Connection from")).count();
  }
}
