package org.drumlin.shell;

import java.util.List;
import java.util.Optional;

/**
 * Asks the person at the desk while a connection is being made. Called on the connecting thread,
 * which waits. An empty answer cancels the connection.
 */
public interface Questions {

  /** Nobody is there: everything that would have to be asked ends as NEEDS_LOGIN. */
  Questions NOBODY =
      new Questions() {
        @Override
        public boolean trust(HostKey key) {
          return false;
        }

        @Override
        public Optional<List<String>> ask(Form form) {
          return Optional.empty();
        }
      };

  /**
   * A host key seen for the first time.
   *
   * @param host and port, as in known_hosts
   * @param type such as {@code ssh-ed25519}
   * @param fingerprint {@code SHA256:…}, as ssh-keygen prints it
   */
  record HostKey(String host, String type, String fingerprint) {}

  /** What a form asks for. */
  enum Kind {
    PASSWORD,
    /** Of a private key. */
    PASSPHRASE,
    /** What the host itself asks: a code, a password, both. */
    CHALLENGE
  }

  /**
   * Some questions at once.
   *
   * @param where {@code user@host}, or the key's file
   * @param instruction of the host; may be empty
   */
  record Form(Kind kind, String where, String instruction, List<Prompt> prompts) {}

  /**
   * @param echo whether what is typed may be seen
   */
  record Prompt(String text, boolean echo) {}

  /** Whether that key is the right one. */
  boolean trust(HostKey key);

  /** The answers in order; empty: cancelled. */
  Optional<List<String>> ask(Form form);

  /**
   * Whether the answer to that form, just given and found right, is to be kept in the keychain.
   * Asked for passwords and passphrases only: a code is good once.
   */
  default boolean keep(Form form) {
    return false;
  }
}
