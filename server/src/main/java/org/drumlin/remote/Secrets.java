package org.drumlin.remote;

import java.io.IOException;
import java.util.Optional;
import org.drumlin.job.TargetList;

/** Where sign-ins are kept: text by account. */
sealed interface Secrets permits Keychain, SecretFile, KeychainOverFile {
  Optional<String> find(String account) throws IOException;

  /** Replaces what was kept for the account. */
  void put(String account, String secret) throws IOException;

  /** Forgets it; nothing kept is no fault. */
  void remove(String account) throws IOException;

  TargetList.Secrets kind();
}
