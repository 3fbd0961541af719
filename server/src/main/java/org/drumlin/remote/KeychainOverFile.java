package org.drumlin.remote;

import java.io.IOException;
import java.util.Optional;
import org.drumlin.job.TargetList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keychain, and a file for what it does not take: a keyring whose owner does not unlock it must
 * not keep anybody from signing in. What is in the file is the newer.
 */
final class KeychainOverFile implements Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(KeychainOverFile.class);

  private final Keychain keychain;
  private final SecretFile file;
  private volatile TargetList.Secrets kind = TargetList.Secrets.KEYCHAIN;

  KeychainOverFile(Keychain keychain, SecretFile file) {
    this.keychain = keychain;
    this.file = file;
  }

  @Override
  public Optional<String> find(String account) throws IOException {
    Optional<String> kept = file.find(account);
    return kept.isPresent() ? kept : keychain.find(account);
  }

  @Override
  public void put(String account, String secret) throws IOException {
    try {
      keychain.put(account, secret);
      file.remove(account);
      kind = TargetList.Secrets.KEYCHAIN;
    } catch (IOException e) {
      LOG.warn("{}; the sign-in is kept in {}", e.getMessage(), file.file());
      kind = TargetList.Secrets.FILE;
      file.put(account, secret);
    }
  }

  @Override
  public void remove(String account) throws IOException {
    file.remove(account);
    keychain.remove(account);
  }

  @Override
  public TargetList.Secrets kind() {
    return kind;
  }
}
