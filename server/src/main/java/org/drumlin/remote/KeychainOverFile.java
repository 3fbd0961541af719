package org.drumlin.remote;

import java.io.IOException;
import java.util.Optional;
import org.drumlin.job.TargetList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's keychain where there is one, and a file for what it does not take: a keyring whose
 * owner does not unlock it must not keep anybody from signing in. What is in the file is the newer.
 * Whether there is one is found out at the first use, since that starts a program: no hub's start
 * waits for it.
 */
final class KeychainOverFile implements Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(KeychainOverFile.class);

  private final SecretFile file;
  private boolean asked;
  private Optional<Keychain> keychain = Optional.empty();
  private volatile boolean refused;

  KeychainOverFile(SecretFile file) {
    this.file = file;
  }

  private synchronized Optional<Keychain> keychain() {
    if (!asked) {
      keychain = Keychain.ofSystem();
      asked = true;
    }
    return keychain;
  }

  @Override
  public Optional<String> find(String account) throws IOException {
    Optional<String> kept = file.find(account);
    return kept.isPresent() || keychain().isEmpty() ? kept : keychain().orElseThrow().find(account);
  }

  @Override
  public void put(String account, String secret) throws IOException {
    if (keychain().isEmpty()) {
      file.put(account, secret);
      return;
    }
    try {
      keychain().orElseThrow().put(account, secret);
      file.remove(account);
      refused = false;
    } catch (IOException e) {
      LOG.warn("{}; the sign-in is kept in {}", e.getMessage(), file.file());
      refused = true;
      file.put(account, secret);
    }
  }

  @Override
  public void remove(String account) throws IOException {
    file.remove(account);
    if (keychain().isPresent()) {
      keychain().orElseThrow().remove(account);
    }
  }

  @Override
  public TargetList.Secrets kind() {
    return keychain().isEmpty() || refused ? TargetList.Secrets.FILE : TargetList.Secrets.KEYCHAIN;
  }
}
