package org.drumlin.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.auth.Account;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.AccountStore;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.Administration;
import org.drumlin.auth.AuditEntry;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.User;
import org.drumlin.store.QueueEntry;

/**
 * A group's server as its command line sees it: the stores of its configuration, without the
 * server, which may be running.
 */
public final class ServerConsole implements AutoCloseable {
  private final ServerConfiguration configuration;
  private final Parts parts;
  private final Accounts accounts;
  private final AuditLog audit;
  private final Stores stores;

  private ServerConsole(ServerConfiguration configuration, Parts parts) throws IOException {
    this.configuration = configuration;
    this.parts = parts;
    this.stores = parts.opened(Stores.open(configuration));
    AccountStore store = parts.opened(stores.accounts());
    this.audit = stores.audit();
    this.accounts = People.of(configuration, store, audit);
  }

  /**
   * Opens the stores.
   *
   * @throws org.drumlin.store.StoreException for a person
   */
  public static ServerConsole open(ServerConfiguration configuration) throws IOException {
    Parts parts = new Parts();
    boolean opened = false;
    try {
      Files.createDirectories(configuration.data());
      ServerConsole console = new ServerConsole(configuration, parts);
      opened = true;
      return console;
    } finally {
      if (!opened) {
        parts.close();
      }
    }
  }

  /** Whoever has an account. */
  public Administration people() {
    return accounts.administration();
  }

  /**
   * Deletes an account with its fits, uploads and tokens, for good. With SQLite the server must be
   * stopped.
   *
   * @return how many fits it had
   * @throws IOException for a person, when fits are at work still
   * @throws org.drumlin.store.StoreException for a person
   */
  public int delete(User user) throws IOException, AccountException {
    return new Farewell(configuration, stores, people()).from(user, Administration.CONSOLE);
  }

  /** The newest entries of the audit log, the newest first. */
  public List<AuditEntry> audit(int limit) {
    return audit.newest(limit);
  }

  /** What the server has to do, a line a user. */
  public List<String> queue() {
    List<String> lines = new ArrayList<>();
    for (QueueEntry entry : stores.queue()) {
      String name =
          people().find(entry.owner()).map(Account::user).map(user -> user.name()).orElse("-");
      lines.add(
          "%-24s %5d running %5d waiting%s"
              .formatted(
                  name,
                  entry.running(),
                  entry.queued(),
                  entry.oldest().map(oldest -> ", the oldest since " + oldest).orElse("")));
    }
    return List.copyOf(lines);
  }

  /** What people type to reach the server. */
  public Optional<URI> publicUrl() {
    return configuration.http().publicUrl();
  }

  @Override
  public void close() {
    parts.close();
  }
}
