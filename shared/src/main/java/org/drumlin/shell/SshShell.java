package org.drumlin.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.drumlin.shell.ShellException.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host over SSH: one login, which all that is asked shares. A login that broke is made anew with
 * what needs no person (keys, the agent, the keychain), less and less often while it fails. Where a
 * person is needed, or a host key changed, nothing more is tried until {@link #connect} is called.
 */
public final class SshShell implements Shell {
  private static final Logger LOG = LoggerFactory.getLogger(SshShell.class);
  private static final Duration SLOT = Duration.ofMinutes(2);
  private static final Duration ASIDE = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int TRIES = 3;
  private static final int CHUNK = 1 << 15;

  private final SshHost host;
  private final SshConfig config;
  private final HostKeys keys;
  private final SecretStore secrets;
  private final ReentrantLock connecting = new ReentrantLock();
  private final Backoff backoff = new Backoff(System::nanoTime, new SplittableRandom());
  private volatile boolean attended;
  private volatile boolean closed;
  private volatile @Nullable SshLink link;
  private volatile @Nullable ShellException last;

  /** Nothing is connected yet. */
  public SshShell(SshHost host, SshConfig config, HostKeys keys, SecretStore secrets) {
    this.host = host;
    this.config = config;
    this.keys = keys;
    this.secrets = secrets;
  }

  /**
   * Logs in, or makes sure that it is logged in, with a person there to answer. A login that holds
   * is kept: a code is good once.
   *
   * @param passed told of each stage that goes well, on this thread
   * @throws ShellException when a stage does not: the one after the last that was told
   */
  public void connect(Questions questions, Consumer<Passed> passed) throws ShellException {
    attended = true;
    connecting.lock();
    try {
      SshLink now = link;
      if (now != null && now.alive()) {
        passed.accept(
            new Passed(Passed.Stage.LOGIN, now.hop().name(), "logged in as " + now.hop().user()));
        return;
      }
      open(questions, passed);
    } finally {
      attended = false;
      connecting.unlock();
    }
  }

  /** Whether a login holds now. */
  public boolean connected() {
    SshLink now = link;
    return now != null && now.alive();
  }

  @Override
  public Ran run(String script, Duration patience) throws ShellException {
    Frame frame = new Frame(script);
    long deadline = System.nanoTime() + patience.toNanos();
    try (Exec exec = start(frame, patience, patience.toSeconds() + 5, false)) {
      exec.sent();
      return exec.finish(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    } catch (IOException e) {
      throw broke(e);
    }
  }

  @Override
  public void put(Path from, String to) throws ShellException {
    put(SshFiles.Content.of(from), to);
  }

  @Override
  public void put(byte[] content, String to) throws ShellException {
    put(SshFiles.Content.of(content), to);
  }

  @Override
  public InputStream read(String from, long offset) throws ShellException {
    Frame frame = new Frame(SshFiles.send(from, offset));
    Exec exec = start(frame, SLOT, 0, true);
    FramedInput in = new FramedInput(exec, frame, from);
    try {
      exec.sent();
      in.begin();
      return in;
    } catch (IOException e) {
      in.close();
      throw e.getCause() instanceof ShellException told ? told : broke(e);
    }
  }

  @Override
  public String name() {
    return host.user().isEmpty() ? host.host() : host.user() + "@" + host.host();
  }

  @Override
  public void close() {
    closed = true;
    SshLink now = link;
    if (now != null) {
      now.close();
    }
  }

  private void put(SshFiles.Content content, String to) throws ShellException {
    for (int i = 1; ; i++) {
      try {
        String sha256 = content.sha256();
        Ran ran = send(content, to, sha256);
        if (ran.ok()) {
          return;
        }
        if (i == TRIES || ran.code() != SshFiles.DIFFERENT && ran.code() != SshFiles.SHORT) {
          throw SshFiles.refused(name(), to, ran);
        }
      } catch (ShellException e) {
        // Sending the same again is safe, and goes on where it stopped.
        if (i == TRIES || e.kind() != Kind.UNREACHABLE || connected() || !soon()) {
          throw e;
        }
        LOG.info("sending {} to {} goes on: {}", to, name(), e.getMessage());
        rest();
      } catch (IOException e) {
        throw new ShellException(
            Kind.REFUSED, "What is to be sent cannot be read: " + e.getMessage(), e);
      }
    }
  }

  private boolean soon() {
    return backoff.left().compareTo(SOON) < 0;
  }

  /** Until a connection may be tried again. */
  private void rest() throws ShellException {
    try {
      Thread.sleep(backoff.left());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellException(Kind.UNREACHABLE, name() + " was not waited for.", e);
    }
  }

  private Ran send(SshFiles.Content content, String to, String sha256)
      throws ShellException, IOException {
    long size = content.size();
    long offset = content.small() ? 0 : begun(to, sha256, size);
    Frame frame = new Frame(SshFiles.receive(to, sha256, size, offset));
    try (Exec exec = start(frame, SLOT, 0, false);
        InputStream in = content.open();
        Stall stall = new Stall(exec::cut)) {
      in.skipNBytes(offset);
      pour(in, exec, stall);
      return exec.finish(SshFiles.CHECKING);
    }
  }

  /** A host that stops taking bytes says why in the script's answer. */
  private static void pour(InputStream in, Exec exec, Stall stall) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      stall.begin();
      try {
        exec.send(chunk, count);
      } catch (IOException e) {
        LOG.debug("it takes no more", e);
        return;
      } finally {
        stall.end();
      }
    }
    try {
      exec.sent();
    } catch (IOException e) {
      LOG.debug("it takes no more", e);
    }
  }

  private long begun(String to, String sha256, long size) throws ShellException {
    Ran ran = run(SshFiles.begun(to, sha256, size), SLOT);
    if (!ran.ok()) {
      throw SshFiles.refused(name(), to, ran);
    }
    return Long.parseLong(ran.out().strip());
  }

  /** A login that turns out to be broken is made anew: nothing was started over it. */
  private Exec start(Frame frame, Duration patience, long seconds, boolean stream)
      throws ShellException {
    for (int i = 0; i < 2; i++) {
      Optional<Exec> exec = live().start(frame, patience, seconds, stream);
      if (exec.isPresent()) {
        return exec.get();
      }
    }
    throw new ShellException(
        Kind.UNREACHABLE, "The connection to " + name() + " breaks as soon as it is made.");
  }

  private SshLink live() throws ShellException {
    SshLink now = link;
    if (now != null && now.alive()) {
      return now;
    }
    while (!tryLock()) {
      if (attended) {
        throw new ShellException(
            Kind.NEEDS_LOGIN, name() + " is being logged in to: an answer is waited for.");
      }
    }
    try {
      now = link;
      if (now != null && now.alive()) {
        return now;
      }
      ShellException before = last;
      if (before != null && stays(before)) {
        throw again(before);
      }
      Duration left = backoff.left();
      if (before != null && left.isPositive()) {
        throw again(before);
      }
      return open(Questions.NOBODY, passed -> LOG.debug("{}", passed));
    } finally {
      connecting.unlock();
    }
  }

  private boolean tryLock() throws ShellException {
    try {
      return connecting.tryLock(ASIDE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellException(Kind.UNREACHABLE, name() + " was not waited for.", e);
    }
  }

  /** Under the lock. */
  private SshLink open(Questions questions, Consumer<Passed> passed) throws ShellException {
    if (closed) {
      throw new ShellException(Kind.UNREACHABLE, name() + " is not in use any more.");
    }
    SshLink before = link;
    if (before != null) {
      before.close();
    }
    try {
      SshLink opened = SshLink.open(config.route(host), keys, questions, secrets, passed);
      link = opened;
      last = null;
      backoff.succeeded();
      if (closed) {
        opened.close();
      }
      return opened;
    } catch (ShellException e) {
      last = e;
      backoff.failed();
      throw e;
    }
  }

  /** What only a person can mend. */
  private static boolean stays(ShellException e) {
    return switch (e.kind()) {
      case NEEDS_LOGIN, CHANGED_KEY -> true;
      case UNREACHABLE, TIMEOUT, NO_FILE, REFUSED -> false;
    };
  }

  private static ShellException again(ShellException e) {
    return new ShellException(e.kind(), String.valueOf(e.getMessage()), e);
  }

  private ShellException broke(IOException e) {
    return new ShellException(
        Kind.UNREACHABLE,
        "The connection to " + name() + " broke; it is made again when it can be.",
        e);
  }
}
