package org.drumlin.shell;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One login, and the watch over its line. */
final class Leg implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leg.class);

  /** After so long without a word the other side is asked for one. */
  private static final Duration KEEPALIVE = Duration.ofSeconds(10);

  /** After so long the line is dead. */
  private static final Duration DEAD = Duration.ofSeconds(35);

  private static final long TICK_MS = 500;

  private final Hop hop;
  private final Line line;
  private final Session session;
  private final Login login;
  private final Asking questions;
  private final HostKeys keys;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicBoolean calling = new AtomicBoolean();
  private volatile boolean loggedIn;

  private Leg(
      Hop hop,
      @Nullable Session before,
      HostKeys keys,
      Asking questions,
      SecretStore secrets,
      Consumer<Passed> passed)
      throws JSchException {
    this.hop = hop;
    this.keys = keys;
    this.questions = questions;
    line = new Line(before, saw -> passed.accept(new Passed(Passed.Stage.REACH, hop.name(), saw)));
    login = new Login(hop, questions, secrets);
    JSch jsch = new JSch();
    jsch.setHostKeyRepository(new HostKeyCheck(keys, hop, questions, passed));
    session = jsch.getSession(hop.user(), hop.address(), hop.port());
    session.setProxy(line);
    session.setUserInfo(login);
    session.setDaemonThread(true);
    // Anything else than exactly this word switches the check off.
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", "publickey,keyboard-interactive,password");
    hop.alias().ifPresent(session::setHostKeyAlias);
  }

  /**
   * Logs in.
   *
   * @param before the login on whose host this one begins; null: this computer
   */
  static Leg open(
      Hop hop,
      @Nullable Session before,
      HostKeys keys,
      Asking questions,
      SecretStore secrets,
      Consumer<Passed> passed)
      throws ShellException {
    Leg leg;
    try {
      leg = new Leg(hop, before, keys, questions, secrets, passed);
    } catch (JSchException e) {
      throw SshWords.of(hop, e);
    }
    leg.connect(passed);
    return leg;
  }

  Session session() {
    return session;
  }

  Hop hop() {
    return hop;
  }

  boolean alive() {
    return session.isConnected() && !line.isCut();
  }

  @Override
  public void close() {
    closed.countDown();
    line.cut();
    session.disconnect();
  }

  private void connect(Consumer<Passed> passed) throws ShellException {
    Thread.ofVirtual().name("watch " + hop.name()).start(this::watch);
    try {
      List<Identity> identities = Identities.of(hop);
      session.setIdentityRepository(new Identities(identities));
      session.connect();
      loggedIn = true;
      login.succeeded();
      passed.accept(
          new Passed(
              Passed.Stage.LOGIN,
              hop.name(),
              "logged in as " + hop.user() + ", to " + session.getServerVersion()));
    } catch (JSchException e) {
      boolean cut = line.isCut();
      close();
      throw SshWords.of(hop, e, login, questions, keys, cut);
    } catch (RuntimeException e) {
      close();
      throw e;
    } finally {
      login.forget();
    }
  }

  private void watch() {
    try {
      while (!closed.await(TICK_MS, TimeUnit.MILLISECONDS)) {
        if (questions.waiting()) {
          line.heard();
        } else if (line.silence().compareTo(DEAD) > 0) {
          LOG.info("nothing from {} for {}: its line is cut", hop.name(), line.silence());
          close();
        } else if (loggedIn && line.silence().compareTo(KEEPALIVE) > 0) {
          call();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** On a thread of its own, for on a dead line it hangs. */
  private void call() {
    if (calling.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              session.sendKeepAliveMsg();
              closed.await(KEEPALIVE.toMillis() / 2, TimeUnit.MILLISECONDS);
            } catch (Exception e) {
              LOG.debug("no call to {}", hop.name(), e);
            } finally {
              calling.set(false);
            }
          });
    }
  }
}
