package org.drumlin.shell;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Whether one host is itself, as the library asks for it. A key seen for the first time is shown to
 * the person; another than the known one is never let through.
 */
final class HostKeyCheck implements HostKeyRepository {
  private final HostKeys keys;
  private final Hop hop;
  private final Asking questions;
  private final Consumer<Passed> passed;

  HostKeyCheck(HostKeys keys, Hop hop, Asking questions, Consumer<Passed> passed) {
    this.keys = keys;
    this.hop = hop;
    this.questions = questions;
    this.passed = passed;
  }

  @Override
  public int check(String host, byte[] key) {
    String fingerprint = HostKeys.fingerprint(key);
    String type = type(key);
    String saw = type + " " + fingerprint;
    switch (keys.known(host, hop, key)) {
      case YES -> passed(saw + ", as known");
      case NO -> {
        if (!questions.trust(new Questions.HostKey(host, type, fingerprint))) {
          return NOT_INCLUDED;
        }
        try {
          keys.trust(host, type, key);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        passed(saw + ", trusted now");
      }
      case OTHER -> {
        return CHANGED;
      }
    }
    return OK;
  }

  /** So that a kind of key is asked for that is known already. */
  @Override
  public HostKey[] getHostKey(String host, String type) {
    return keys.of(host, hop).stream()
        .filter(key -> type == null || key.getType().equals(type))
        .toArray(HostKey[]::new);
  }

  @Override
  public HostKey[] getHostKey() {
    return new HostKey[0];
  }

  @Override
  public String getKnownHostsRepositoryID() {
    return "known_hosts";
  }

  @Override
  public void add(HostKey key, UserInfo ui) {
    throw new UnsupportedOperationException("keys are added when they are trusted");
  }

  @Override
  public void remove(String host, String type) {
    throw new UnsupportedOperationException("known keys are the user's to remove");
  }

  @Override
  public void remove(String host, String type, byte[] key) {
    remove(host, type);
  }

  private void passed(String saw) {
    passed.accept(new Passed(Passed.Stage.HOST_KEY, hop.name(), saw));
  }

  /** A key begins with its kind. */
  private static String type(byte[] key) {
    int length = ByteBuffer.wrap(key).getInt();
    return new String(key, Integer.BYTES, length, StandardCharsets.US_ASCII);
  }
}
