package org.drumlin.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that break, and hosts that fail. */
final class SshBreakTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void aLoginThatWasEndedIsMadeAnewByItself() throws Exception {
    try (SshFixture sshd = SshFixture.start();
        SshShell shell = connected(sshd)) {
      for (int i = 0; i < 3; i++) {
        sshd.dropSessions();
        SshRun.await("the break", () -> !shell.connected());
        assertEquals("again\n", shell.run("echo again", PATIENCE).out());
      }
      assertEquals(4, logins(sshd));
    }
  }

  @Test
  void aCommandWhoseLineBreaksMayHaveBeenDone() throws Exception {
    try (SshFixture sshd = SshFixture.start();
        SshShell shell = connected(sshd);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Path mark = sshd.user().home().resolve("mark");
      Future<Ran> ran = threads.submit(() -> shell.run("touch " + mark + "; sleep 60", PATIENCE));
      SshRun.await("the command", () -> Files.exists(mark));
      sshd.dropSessions();
      @Nullable Throwable e = assertThrows(Exception.class, ran::get).getCause();
      assertEquals(ShellException.Kind.UNREACHABLE, kind(e));
    }
  }

  @Test
  void aHostThatIsGoneIsNotTriedAllTheTime() throws Exception {
    try (SshFixture sshd = SshFixture.start();
        SshShell shell = connected(sshd)) {
      sshd.kill();
      SshRun.await("the break", () -> !shell.connected());
      for (int i = 0; i < 50; i++) {
        ShellException e = assertThrows(ShellException.class, () -> shell.run("true", PATIENCE));
        assertEquals(ShellException.Kind.UNREACHABLE, e.kind());
        assertTrue(e.getMessage().contains("no SSH server listens"), e.getMessage());
      }
      sshd.restart();
      // Still resting; somebody who presses Connect does not have to wait.
      shell.connect(Questions.NOBODY, passed -> {});
      assertEquals(2, logins(sshd));
    }
  }

  @Test
  void aHostWithRoomForOneCommandGetsOneAtATime() throws Exception {
    try (SshFixture sshd = new SshFixture.Builder().line("MaxSessions 1").start();
        SshShell shell = connected(sshd);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Path mark = sshd.user().home().resolve("mark");
      Future<Ran> first =
          threads.submit(
              () -> shell.run("until [ -e " + mark + " ]; do sleep 0.02; done", PATIENCE));
      Future<Ran> second = threads.submit(() -> shell.run("echo second", PATIENCE));
      Future<Ran> third = threads.submit(() -> shell.run("echo third", PATIENCE));
      // Files are hers alone, so she has to make it: through a login of its own.
      try (SshShell other = connected(sshd)) {
        assertTrue(other.run("touch " + mark, PATIENCE).ok());
      }
      assertTrue(first.get().ok());
      assertEquals("second\n", second.get().out());
      assertEquals("third\n", third.get().out());
    }
  }

  @Test
  void anAccountThatRunsNoCommandsSaysSo() throws Exception {
    try (SshFixture sshd =
            new SshFixture.Builder()
                .line("ForceCommand echo This account is for files only; exit 1")
                .start();
        SshShell shell = connected(sshd)) {
      ShellException e = assertThrows(ShellException.class, () -> shell.run("true", PATIENCE));
      assertEquals(ShellException.Kind.REFUSED, e.kind());
      assertTrue(e.getMessage().contains("for files only"), e.getMessage());
    }
  }

  @Test
  void aStartFileThatEatsTheScriptSaysSo() throws Exception {
    try (SshFixture sshd = SshFixture.start();
        SshShell shell = connected(sshd)) {
      Files.writeString(sshd.user().home().resolve(".bashrc"), "read -r -n 3 answer\n");
      ShellException e =
          assertThrows(ShellException.class, () -> shell.run("echo hello", PATIENCE));
      assertEquals(ShellException.Kind.REFUSED, e.kind());
      assertTrue(e.getMessage().contains(".bashrc"), e.getMessage());
    }
  }

  @Test
  void aFullDiskSaysSoAndWhatWasThereStays() throws Exception {
    try (SshFixture sshd = SshFixture.start();
        SshShell shell = connected(sshd)) {
      Path small = Files.createDirectory(sshd.user().home().resolve("small"));
      SshRun.run("mount", "-t", "tmpfs", "-o", "size=1m,mode=1777", "tmpfs", small.toString());
      try {
        shell.put(new byte[] {1}, small + "/file");
        Path much = Files.write(folder.resolve("much"), new byte[5_000_000]);
        ShellException e =
            assertThrows(ShellException.class, () -> shell.put(much, small + "/file"));
        assertEquals(ShellException.Kind.REFUSED, e.kind());
        assertTrue(e.getMessage().contains("the disk is full"), e.getMessage());
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(small.resolve("file")));
      } finally {
        SshRun.run("umount", small.toString());
      }
    }
  }

  @Test
  void anUploadOverADeadLinkGivesUpAndGoesOnWhereItStopped() throws Exception {
    byte[] bytes = new byte[12_000_000];
    new Random(6).nextBytes(bytes);
    Path file = Files.write(folder.resolve("much"), bytes);
    try (NetLink link = NetLink.create();
        SshFixture sshd =
            new SshFixture.Builder().namespace(link.namespace(), link.address()).start();
        SshShell shell = connected(sshd);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      link.slow("20mbit");
      Path there = sshd.user().home().resolve("much");
      Future<?> put =
          threads.submit(() -> {
            shell.put(file, there.toString());
            return null;
          });
      SshRun.await("the upload", () -> arrived(sshd.user().home()) > 2_000_000);
      link.cut();
      // Within a minute, or this fails: the library alone would wait for ever.
      SshRun.await("the dead line", () -> !shell.connected());
      assertFalse(Files.exists(there), "it appears whole, or not");
      link.mend();
      put.get();
      assertArrayEquals(bytes, Files.readAllBytes(there));
      assertEquals(2, logins(sshd));
    }
  }

  @Test
  void aDownloadThatBreaksIsNoShortFile() throws Exception {
    byte[] bytes = new byte[8_000_000];
    try (SshFixture sshd = SshFixture.start();
        SshShell shell = connected(sshd)) {
      String there = sshd.user().home().resolve("much").toString();
      shell.put(bytes, there);
      try (InputStream in = shell.read(there, 0)) {
        assertEquals(1000, in.readNBytes(1000).length);
        sshd.dropSessions();
        IOException e = assertThrows(IOException.class, in::readAllBytes);
        assertEquals(ShellException.Kind.UNREACHABLE, kind(e.getCause()));
      }
      try (InputStream in = shell.read(there, 7_999_000)) {
        assertEquals(1000, in.readAllBytes().length, "it goes on");
      }
    }
  }

  private static ShellException.Kind kind(@Nullable Throwable e) {
    return assertInstanceOf(ShellException.class, e).kind();
  }

  private SshShell connected(SshFixture sshd) throws Exception {
    SshShell shell = SshLogins.shell(sshd, folder);
    shell.connect(SshLogins.TRUSTING, passed -> {});
    return shell;
  }

  private static long logins(SshFixture sshd) throws Exception {
    return sshd.log().lines().filter(line -> line.contains("Accepted publickey")).count();
  }

  private static long arrived(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(".part-"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
