package org.drumlin.http;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a server speaks TLS with, both in PEM.
 *
 * @param certificate the chain, the server's own first
 * @param key its private key, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {

  /**
   * Looks whether they are what they should be.
   *
   * @throws IOException when not; for a person
   */
  public void check() throws IOException {
    PemFiles.keyStore(this);
  }
}
