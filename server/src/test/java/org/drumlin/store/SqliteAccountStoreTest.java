package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.drumlin.auth.Account;
import org.drumlin.auth.AccountStore;
import org.drumlin.auth.Role;
import org.drumlin.auth.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAccountStoreTest extends AccountStoreContract {
  @TempDir Path folder;

  @Override
  AccountStore openEmpty() {
    return SqliteAccountStore.open(folder.resolve("contract"));
  }

  @Test
  void theAdministratorsCommandAndTheServerShareTheFile() {
    Account anna =
        new Account(
            new User("a", "Anna", Role.USER, false, false),
            "anna",
            Optional.empty(),
            Optional.empty(),
            Instant.ofEpochMilli(1),
            Optional.empty());
    try (SqliteAccountStore server = SqliteAccountStore.open(folder.resolve("own"));
        SqliteAccountStore command = SqliteAccountStore.open(folder.resolve("own"))) {
      command.add(anna);
      assertEquals(Optional.of(anna), server.find("a"));
      server.assign("a", Role.ADMIN);
      assertEquals(Role.ADMIN, command.find("a").orElseThrow().user().role());
    }
    try (SqliteAccountStore again = SqliteAccountStore.open(folder.resolve("own"))) {
      assertTrue(again.named("anna").isPresent());
    }
  }
}
