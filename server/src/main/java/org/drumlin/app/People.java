package org.drumlin.app;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.auth.AccountSettings;
import org.drumlin.auth.AccountStore;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.AuditLog;
import org.drumlin.auth.Passwords;
import org.drumlin.auth.Quota;
import org.drumlin.auth.Quotas;
import org.drumlin.auth.RateLimits;
import org.drumlin.auth.ReturnAddress;
import org.drumlin.auth.ServerSecret;
import org.drumlin.store.StoreException;

/** The accounts of a group's server, by its configuration. */
final class People {
  /** What sessions are good for where nobody has said what the server is called. */
  private static final URI HERE = URI.create("http://localhost");

  private People() {}

  static Accounts of(ServerConfiguration configuration, AccountStore store, AuditLog audit)
      throws IOException {
    try {
      AccountSettings settings =
          new AccountSettings(
              configuration.http().publicUrl().orElse(HERE),
              ServerSecret.of(Secrets.of(configuration)),
              AccountSettings.Registration.valueOf(
                  configuration.accounts().registration().toUpperCase(Locale.ROOT)),
              configuration.accounts().guests(),
              new ReturnAddress(configuration.accounts().returnTo()),
              RateLimits.standard(),
              quotas(configuration),
              Passwords.Cost.STANDARD);
      return new Accounts(store, settings, audit, InstantSource.system());
    } catch (IllegalArgumentException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e, false);
    }
  }

  /** Looks at what needs no store. */
  static void check(ServerConfiguration configuration) {
    try {
      configuration.secret().ifPresent(secret -> ServerSecret.of(secret.value()));
      new ReturnAddress(configuration.accounts().returnTo());
    } catch (IllegalArgumentException e) {
      throw new StoreException(String.valueOf(e.getMessage()), e, false);
    }
  }

  /** The same for all: who may sign in may compute. */
  private static Quotas quotas(ServerConfiguration configuration) {
    return Quotas.same(
        new Quota(
            configuration.quotas().jobs(),
            configuration.quotas().disk(),
            configuration.quotas().upload()));
  }
}
