package org.drumlin.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.auth.Account;
import org.drumlin.auth.ApiToken;
import org.drumlin.auth.Role;
import org.drumlin.auth.User;
import org.jspecify.annotations.Nullable;

/** People and tokens as the scripts of the Redis store of accounts take and give them. */
final class RedisAccounts {
  private RedisAccounts() {}

  /** Names and values of an account's hash; what it lacks is left out. */
  static Map<String, String> fields(Account account) {
    Map<String, String> fields = new HashMap<>();
    fields.put("id", account.user().id());
    fields.put("name", account.user().name());
    fields.put("key", account.nameKey());
    fields.put("role", account.user().role().wire());
    fields.put("guest", flag(account.user().guest()));
    fields.put("disabled", flag(account.user().disabled()));
    fields.put("created", millis(account.created()));
    account.password().ifPresent(hash -> fields.put("password", hash));
    account.recovery().ifPresent(hash -> fields.put("recovery", hash));
    account.seen().ifPresent(seen -> fields.put("seen", millis(seen)));
    return fields;
  }

  /** The account of a hash; empty for an empty one. */
  static Optional<Account> account(Map<String, String> fields) {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    String role = RedisJobs.text(fields.get("role"));
    User user =
        new User(
            RedisJobs.text(fields.get("id")),
            RedisJobs.text(fields.get("name")),
            Role.ofWire(role)
                .orElseThrow(() ->
                    new StoreException(
                        "The store of accounts is damaged: it holds the role " + role,
                        null,
                        false)),
            "1".equals(fields.get("guest")),
            "1".equals(fields.get("disabled")));
    return Optional.of(
        new Account(
            user,
            RedisJobs.text(fields.get("key")),
            Optional.ofNullable(fields.get("password")),
            Optional.ofNullable(fields.get("recovery")),
            instant(fields.get("created")),
            Optional.ofNullable(fields.get("seen")).map(RedisAccounts::instant)));
  }

  /** The token of a hash; empty for an empty one. */
  static Optional<ApiToken> token(Map<String, String> fields) {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ApiToken(
            RedisJobs.text(fields.get("id")),
            RedisJobs.text(fields.get("account")),
            RedisJobs.text(fields.get("label")),
            instant(fields.get("created")),
            instant(fields.get("expires")),
            Optional.ofNullable(fields.get("used")).map(RedisAccounts::instant)));
  }

  /** A hash as a script gives it: names and values in turn. */
  static Map<String, String> fields(@Nullable Object reply) {
    List<?> flat = RedisJobs.list(reply);
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      fields.put(RedisJobs.text(flat.get(i)), RedisJobs.text(flat.get(i + 1)));
    }
    return fields;
  }

  static Instant instant(@Nullable Object millis) {
    return Instant.ofEpochMilli(RedisJobs.sequence(millis));
  }

  static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  static String flag(boolean on) {
    return on ? "1" : "0";
  }
}
