package org.drumlin.shell;

import java.io.IOException;
import java.util.Optional;

/**
 * Where passwords and passphrases are kept that somebody wanted kept: the operating system's
 * keychain.
 */
public interface SecretStore {

  /** No keychain: everything is asked each time. */
  SecretStore NONE =
      new SecretStore() {
        @Override
        public Optional<String> find(String account) {
          return Optional.empty();
        }

        @Override
        public void put(String account, String secret) {
          // Nowhere to.
        }

        @Override
        public void remove(String account) {
          // Nothing there.
        }
      };

  /**
   * @param account what it is for, such as {@code ssh-password:user@host}
   */
  Optional<String> find(String account) throws IOException;

  /** Replaces what was kept for the account. */
  void put(String account, String secret) throws IOException;

  /** Forgets it; nothing kept is no fault. */
  void remove(String account) throws IOException;
}
