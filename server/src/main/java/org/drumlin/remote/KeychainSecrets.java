package org.drumlin.remote;

import java.io.IOException;
import java.util.Optional;
import org.drumlin.shell.SecretStore;

/**
 * What logins to clusters need, in the system's keychain and nowhere else: without one it is asked
 * for each time. Whether there is one is found out at the first use, since that starts a program.
 */
public final class KeychainSecrets implements SecretStore {
  private boolean asked;
  private Optional<Keychain> keychain = Optional.empty();

  private synchronized Optional<Keychain> keychain() {
    if (!asked) {
      keychain = Keychain.ofSystem();
      asked = true;
    }
    return keychain;
  }

  /** Whether there is one. */
  public boolean there() {
    return keychain().isPresent();
  }

  @Override
  public Optional<String> find(String account) throws IOException {
    Optional<Keychain> there = keychain();
    return there.isPresent() ? there.orElseThrow().find(account) : Optional.empty();
  }

  @Override
  public void put(String account, String secret) throws IOException {
    Optional<Keychain> there = keychain();
    if (there.isPresent()) {
      there.orElseThrow().put(account, secret);
    }
  }

  @Override
  public void remove(String account) throws IOException {
    Optional<Keychain> there = keychain();
    if (there.isPresent()) {
      there.orElseThrow().remove(account);
    }
  }
}
