package org.drumlin.app.config;

import java.net.URI;
import java.util.Optional;

/** Where jobs and accounts are kept. */
public sealed interface StoreChoice {
  /** One file in the data folder, for one server process. */
  record Sqlite() implements StoreChoice {}

  /**
   * A Redis that several server processes share.
   *
   * @param url such as {@code redis://127.0.0.1:6379}, or {@code rediss://} for TLS
   * @param user as its ACL names it
   */
  record Redis(URI url, String user, Optional<Secret> password) implements StoreChoice {}
}
