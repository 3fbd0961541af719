package org.drumlin.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drumlin.auth.Account;
import org.drumlin.auth.AccountStore;
import org.drumlin.auth.ApiToken;
import org.drumlin.auth.OneTime;
import org.drumlin.auth.Rate;
import org.drumlin.auth.Role;
import org.drumlin.auth.Rotation;
import org.drumlin.auth.Session;

/**
 * Accounts in Redis, for several servers at once: each method is one script, so that of two servers
 * that renew the same session, or use up the same token, one is first. What ends with a time is
 * dropped by Redis itself.
 */
public final class RedisAccountStore implements AccountStore {
  private static final RedisScript ADD = script("account-add");
  private static final RedisScript SET = script("account-set");
  private static final RedisScript REMOVE = script("account-remove");
  private static final RedisScript REHASH = script("account-rehash");
  private static final RedisScript NAMED = script("account-find");
  private static final RedisScript LIST = script("account-list");
  private static final RedisScript RECOVER = script("account-recover");
  private static final RedisScript BEGIN = script("session-begin");
  private static final RedisScript SESSION = script("session-find");
  private static final RedisScript SESSIONS = script("session-list");
  private static final RedisScript ROTATE = script("session-rotate");
  private static final RedisScript END = script("session-end");
  private static final RedisScript END_ALL = script("session-end-all");
  private static final RedisScript OFFER = script("once-offer");
  private static final RedisScript TAKE = script("once-take");
  private static final RedisScript TOKEN_ADD = script("token-add");
  private static final RedisScript TOKEN_USE = script("token-use");
  private static final RedisScript TOKENS = script("token-list");
  private static final RedisScript REVOKE = script("token-revoke");
  private static final RedisScript BUCKET = script("bucket");

  private final RedisConnection redis;

  /** Over a connection that is open, and stays the caller's to close. */
  public RedisAccountStore(RedisConnection redis) {
    this.redis = redis;
  }

  private static RedisScript script(String name) {
    return RedisScript.of("accounts.lua", name + ".lua");
  }

  private boolean did(RedisScript script, String... arguments) {
    return RedisJobs.sequence(redis.run(script, arguments)) > 0;
  }

  // ---- people ----

  @Override
  public boolean add(Account account) {
    List<String> arguments =
        new ArrayList<>(
            List.of(account.user().id(), account.nameKey(), account.recovery().orElse("")));
    RedisAccounts.fields(account).forEach((name, value) -> arguments.addAll(List.of(name, value)));
    return did(ADD, arguments.toArray(new String[0]));
  }

  @Override
  public Optional<Account> find(String id) {
    return RedisAccounts.account(redis.call(r -> r.hgetAll(redis.key("account:" + id))));
  }

  @Override
  public Optional<Account> named(String nameKey) {
    return RedisAccounts.account(RedisAccounts.fields(redis.run(NAMED, nameKey)));
  }

  @Override
  public List<Account> list() {
    return RedisJobs.list(redis.run(LIST)).stream()
        .flatMap(flat -> RedisAccounts.account(RedisAccounts.fields(flat)).stream())
        .toList();
  }

  @Override
  public boolean assign(String id, Role role) {
    return did(SET, id, "role", role.wire(), "0", "");
  }

  @Override
  public boolean disable(String id, boolean disabled) {
    String flag = RedisAccounts.flag(disabled);
    return did(SET, id, "disabled", flag, flag, "");
  }

  @Override
  public void password(String id, String hash, Optional<String> keptSession) {
    redis.run(SET, id, "password", hash, "1", keptSession.orElse(""));
  }

  @Override
  public void rehash(String id, String old, String hash) {
    redis.run(REHASH, id, old, hash);
  }

  @Override
  public boolean remove(String id) {
    return did(REMOVE, id);
  }

  @Override
  public Optional<Account> recover(String oldHash, String newHash) {
    return RedisAccounts.account(RedisAccounts.fields(redis.run(RECOVER, oldHash, newHash)));
  }

  // ---- sessions ----

  @Override
  public void begin(Session session, int most, Instant now) {
    redis.run(
        BEGIN,
        session.id(),
        session.user(),
        session.refresh(),
        RedisAccounts.millis(session.expires()),
        Integer.toString(most),
        RedisAccounts.millis(now));
  }

  @Override
  public Optional<Session> session(String id, Instant now) {
    List<?> found = RedisJobs.list(redis.run(SESSION, id, RedisAccounts.millis(now)));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Session(
                id,
                RedisJobs.text(found.get(0)),
                RedisJobs.text(found.get(1)),
                RedisAccounts.instant(found.get(2))));
  }

  @Override
  public List<Session> sessions(String user, Instant now) {
    return RedisJobs.list(redis.run(SESSIONS, user, RedisAccounts.millis(now))).stream()
        .map(RedisJobs::list)
        .map(s ->
            new Session(
                RedisJobs.text(s.get(0)),
                user,
                RedisJobs.text(s.get(1)),
                RedisAccounts.instant(s.get(2))))
        .toList();
  }

  @Override
  public Rotation rotate(String id, String shown, String next, Instant now, Duration grace) {
    List<?> answer =
        RedisJobs.list(
            redis.run(
                ROTATE,
                id,
                shown,
                next,
                RedisAccounts.millis(now),
                Long.toString(grace.toMillis())));
    if (answer.isEmpty()) {
      return new Rotation.Ended();
    }
    String user = RedisJobs.text(answer.get(1));
    return "reused".equals(answer.get(0))
        ? new Rotation.Reused(user)
        : new Rotation.Renewed(user, RedisAccounts.instant(answer.get(2)));
  }

  @Override
  public void end(String id) {
    redis.run(END, id);
  }

  @Override
  public void endAll(String user, Optional<String> keptSession) {
    redis.run(END_ALL, user, keptSession.orElse(""));
  }

  // ---- what may be used once ----

  @Override
  public void offer(OneTime once) {
    redis.run(
        OFFER, once.hash(), once.kind().name(), once.user(), RedisAccounts.millis(once.expires()));
  }

  @Override
  public Optional<OneTime> take(String hash, OneTime.Kind kind, Instant now) {
    List<?> found = RedisJobs.list(redis.run(TAKE, hash, kind.name(), RedisAccounts.millis(now)));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OneTime(
                hash, kind, RedisJobs.text(found.get(0)), RedisAccounts.instant(found.get(1))));
  }

  // ---- tokens for scripts ----

  @Override
  public boolean add(ApiToken token, String hash, int most) {
    return did(
        TOKEN_ADD,
        hash,
        token.id(),
        token.user(),
        token.label(),
        RedisAccounts.millis(token.created()),
        RedisAccounts.millis(token.expires()),
        Integer.toString(most));
  }

  @Override
  public Optional<ApiToken> use(String hash, Instant now) {
    return RedisAccounts.token(
        RedisAccounts.fields(redis.run(TOKEN_USE, hash, RedisAccounts.millis(now))));
  }

  @Override
  public List<ApiToken> tokens(String user) {
    return RedisJobs.list(redis.run(TOKENS, user)).stream()
        .flatMap(flat -> RedisAccounts.token(RedisAccounts.fields(flat)).stream())
        .toList();
  }

  @Override
  public boolean revoke(String user, String id) {
    return did(REVOKE, user, id);
  }

  // ---- limits ----

  @Override
  public Duration draw(String bucket, Rate rate, double amount, Instant now) {
    Object missing = bucket(bucket, rate, amount, now);
    return rate.until(Double.parseDouble(RedisJobs.text(missing)));
  }

  @Override
  public void putBack(String bucket, Rate rate, double amount, Instant now) {
    bucket(bucket, rate, -amount, now);
  }

  private Object bucket(String bucket, Rate rate, double amount, Instant now) {
    return redis.run(
        BUCKET,
        bucket,
        Double.toString(rate.burst()),
        Double.toString(rate.each().toNanos() / 1e6),
        Double.toString(amount),
        RedisAccounts.millis(now));
  }

  @Override
  public void tidy(Instant now) {
    // Each of Redis's keys ends by itself.
  }

  @Override
  public void close() {
    // The connection is shared with the other stores.
  }
}
