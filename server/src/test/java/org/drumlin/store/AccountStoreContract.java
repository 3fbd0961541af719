package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.drumlin.auth.Account;
import org.drumlin.auth.AccountStore;
import org.drumlin.auth.ApiToken;
import org.drumlin.auth.OneTime;
import org.drumlin.auth.Rate;
import org.drumlin.auth.Role;
import org.drumlin.auth.Rotation;
import org.drumlin.auth.Session;
import org.drumlin.auth.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of accounts does. One subclass a store. */
abstract class AccountStoreContract {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Rate RATE = new Rate(3, Duration.ofSeconds(10));
  private static final int THREADS = 8;

  /** The tests' time only goes on from the real one, for a store may drop what ended by its own. */
  private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private AccountStore store;

  /** A store with nothing in it. */
  abstract AccountStore openEmpty() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = openEmpty();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Account account(String id, String name) {
    return new Account(
        new User(id, name, Role.USER, false, false),
        name.toLowerCase(java.util.Locale.ROOT),
        Optional.of("hash of " + id),
        Optional.of("key of " + id),
        now,
        Optional.empty());
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Session session(String id, String user, Duration life) {
    return new Session(id, user, "first", now.plus(life));
  }

  private void begin(String id, String user) {
    store.begin(session(id, user, Duration.ofDays(30)), 10, now);
  }

  private boolean lives(String session) {
    return store.session(session, now).isPresent();
  }

  // ---- people ----

  @Test
  void anAccountIsFoundAsItWasAdded() {
    Account anna = account("a", "Änna 'x' \u6f22");
    assertTrue(store.add(anna));
    assertEquals(Optional.of(anna), store.find("a"));
    assertEquals(Optional.of(anna), store.named(anna.nameKey()));
    assertTrue(store.find("b").isEmpty());
    assertTrue(store.named("Änna").isEmpty());
  }

  @Test
  void anAccountWithoutPasswordAndKeyHasNone() {
    Account bare =
        new Account(
            new User("a", "Guest", Role.ADMIN, true, true),
            "guest",
            Optional.empty(),
            Optional.empty(),
            now,
            Optional.empty());
    store.add(bare);
    assertEquals(Optional.of(bare), store.find("a"));
  }

  @Test
  void aNameOrAnIdIsTakenOnce() {
    assertTrue(store.add(account("a", "Anna")));
    assertFalse(store.add(account("b", "ANNA")));
    assertFalse(store.add(account("a", "Bob")));
    assertEquals(1, store.list().size());
    assertEquals("Anna", store.find("a").orElseThrow().user().name());
  }

  @Test
  void allAreListedTheOldestFirst() {
    for (String id : List.of("c", "a", "b")) {
      store.add(account(id, "user " + id));
    }
    assertEquals(
        List.of("c", "a", "b"), store.list().stream().map(one -> one.user().id()).toList());
  }

  @Test
  void roleAndPasswordChange() {
    store.add(account("a", "Anna"));
    assertTrue(store.assign("a", Role.SCRIPT));
    assertFalse(store.assign("nobody", Role.ADMIN));
    assertEquals(Role.SCRIPT, store.find("a").orElseThrow().user().role());
    store.rehash("a", "another hash", "never");
    assertEquals(Optional.of("hash of a"), store.find("a").orElseThrow().password());
    store.rehash("a", "hash of a", "costlier");
    assertEquals(Optional.of("costlier"), store.find("a").orElseThrow().password());
    assertTrue(store.find("nobody").isEmpty());
  }

  @Test
  void disablingEndsSessionsAndCanBeTakenBack() {
    store.add(account("a", "Anna"));
    begin("s", "a");
    assertTrue(store.disable("a", true));
    assertFalse(store.disable("nobody", true));
    assertTrue(store.find("a").orElseThrow().user().disabled());
    assertFalse(lives("s"));
    begin("t", "a");
    assertTrue(store.disable("a", false));
    assertFalse(store.find("a").orElseThrow().user().disabled());
    assertTrue(lives("t"));
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    store.add(account("a", "Anna"));
    store.add(account("b", "Bob"));
    begin("s", "a");
    begin("t", "a");
    begin("u", "b");
    store.password("a", "new", Optional.of("t"));
    assertEquals(Optional.of("new"), store.find("a").orElseThrow().password());
    assertFalse(lives("s"));
    assertTrue(lives("t"));
    assertTrue(lives("u"));
    store.password("a", "newer", Optional.empty());
    assertFalse(lives("t"));
  }

  @Test
  void aRemovedAccountLeavesNothingAndItsNameIsFree() {
    assertTrue(store.add(account("a", "Ada")));
    assertTrue(store.add(account("b", "Bob")));
    begin("s", "a");
    begin("t", "b");
    Instant later = now.plus(Duration.ofDays(1));
    assertTrue(store.add(new ApiToken("k", "a", "x", now, later, Optional.empty()), "token", 9));
    store.offer(new OneTime("reset", OneTime.Kind.RESET, "a", later));
    assertTrue(store.remove("a"));
    assertFalse(store.remove("a"));
    assertEquals(Optional.empty(), store.find("a"));
    assertEquals(Optional.empty(), store.named("ada"));
    assertEquals(1, store.list().size());
    assertEquals(Optional.empty(), store.session("s", now));
    assertTrue(store.session("t", now).isPresent(), "others' are there");
    assertEquals(Optional.empty(), store.use("token", now));
    assertEquals(List.of(), store.tokens("a"));
    assertEquals(Optional.empty(), store.take("reset", OneTime.Kind.RESET, now));
    assertEquals(Optional.empty(), store.recover("key of a", "another"));
    assertTrue(store.add(account("a2", "Ada")), "the name is free");
  }

  @Test
  void aRecoveryKeyIsReplacedByItsUse() {
    store.add(account("a", "Anna"));
    assertTrue(store.recover("never given", "x").isEmpty());
    assertEquals("a", store.recover("key of a", "second").orElseThrow().user().id());
    assertTrue(store.recover("key of a", "third").isEmpty());
    assertEquals("a", store.recover("second", "third").orElseThrow().user().id());
    store.disable("a", true);
    assertTrue(store.recover("third", "fourth").isEmpty());
    store.disable("a", false);
    assertTrue(store.recover("third", "fourth").isPresent());
  }

  // ---- sessions ----

  @Test
  void aSessionLivesUntilItsEnd() {
    store.add(account("a", "Anna"));
    Session session = session("s", "a", Duration.ofMinutes(5));
    store.begin(session, 10, now);
    assertEquals(Optional.of(session), store.session("s", now));
    assertEquals(Optional.of(now), store.find("a").orElseThrow().seen());
    pass(Duration.ofMinutes(5).minusMillis(1));
    assertTrue(lives("s"));
    pass(Duration.ofMillis(1));
    assertFalse(lives("s"));
    assertInstanceOf(Rotation.Ended.class, store.rotate("s", "first", "second", now, GRACE));
    store.tidy(now);
    assertFalse(lives("s"));
  }

  @Test
  void aRefreshTokenIsReplacedAndItsReuseEndsTheSession() {
    begin("s", "a");
    assertInstanceOf(Rotation.Renewed.class, store.rotate("s", "first", "second", now, GRACE));
    assertEquals("second", store.session("s", now).orElseThrow().refresh());
    pass(GRACE);
    Rotation again = store.rotate("s", "first", "second", now, GRACE);
    assertEquals("a", assertInstanceOf(Rotation.Renewed.class, again).user());
    assertEquals("second", store.session("s", now).orElseThrow().refresh());
    pass(Duration.ofMillis(1));
    Rotation late = store.rotate("s", "first", "second", now, GRACE);
    assertEquals("a", assertInstanceOf(Rotation.Reused.class, late).user());
    assertFalse(lives("s"));
    assertInstanceOf(Rotation.Ended.class, store.rotate("s", "second", "third", now, GRACE));
  }

  @Test
  void onlyTheTokenJustReplacedIsForgiven() {
    begin("s", "a");
    store.rotate("s", "first", "second", now, GRACE);
    store.rotate("s", "second", "third", now, GRACE);
    assertInstanceOf(Rotation.Reused.class, store.rotate("s", "first", "second", now, GRACE));
    assertFalse(lives("s"));
  }

  @Test
  void endingIsAtOnce() {
    begin("s", "a");
    begin("t", "a");
    begin("u", "a");
    begin("v", "b");
    store.end("s");
    store.end("never begun");
    assertFalse(lives("s"));
    assertTrue(lives("t"));
    store.endAll("a", Optional.of("u"));
    assertFalse(lives("t"));
    assertTrue(lives("u"));
    store.endAll("a", Optional.empty());
    assertFalse(lives("u"));
    assertTrue(lives("v"));
  }

  @Test
  void aUsersSessionsAreListedTheNewestFirst() {
    store.begin(session("s", "a", Duration.ofDays(1)), 10, now);
    store.begin(session("t", "a", Duration.ofDays(3)), 10, now);
    store.begin(session("u", "a", Duration.ofDays(2)), 10, now);
    begin("v", "b");
    assertEquals(
        List.of("t", "u", "s"), store.sessions("a", now).stream().map(Session::id).toList());
    assertEquals(session("t", "a", Duration.ofDays(3)), store.sessions("a", now).getFirst());
    store.end("t");
    pass(Duration.ofDays(1));
    assertEquals(List.of("u"), store.sessions("a", now).stream().map(Session::id).toList());
    assertEquals(List.of(), store.sessions("nobody", now));
  }

  @Test
  void ofTooManySessionsTheOneThatEndsFirstGoes() {
    for (int i = 0; i < 5; i++) {
      store.begin(session("s" + i, "a", Duration.ofDays(30)), 3, now);
      pass(Duration.ofSeconds(1));
    }
    assertFalse(lives("s0"));
    assertFalse(lives("s1"));
    assertTrue(lives("s2"));
    assertTrue(lives("s4"));
  }

  @Test
  void ofManyWhoRenewAtOnceAllGetTheSame() throws Exception {
    begin("s", "a");
    List<Rotation> all = atOnce(() -> store.rotate("s", "first", "second", now, GRACE));
    for (Rotation one : all) {
      assertInstanceOf(Rotation.Renewed.class, one);
    }
    assertEquals("second", store.session("s", now).orElseThrow().refresh());
  }

  // ---- once ----

  @Test
  void whatMayBeUsedOnceIsUsedOnce() throws Exception {
    store.offer(new OneTime("h", OneTime.Kind.RESET, "a", now.plusSeconds(60)));
    assertTrue(store.take("h", OneTime.Kind.INVITATION, now).isEmpty());
    List<Optional<OneTime>> all = atOnce(() -> store.take("h", OneTime.Kind.RESET, now));
    assertEquals(1, all.stream().filter(Optional::isPresent).count());
    assertTrue(store.take("h", OneTime.Kind.RESET, now).isEmpty());
  }

  @Test
  void itRunsOutAndTheNewestCounts() {
    store.offer(new OneTime("h", OneTime.Kind.RESET, "a", now.plusSeconds(60)));
    store.offer(new OneTime("i", OneTime.Kind.RESET, "a", now.plusSeconds(60)));
    store.offer(new OneTime("j", OneTime.Kind.RESET, "b", now.plusSeconds(60)));
    assertTrue(store.take("h", OneTime.Kind.RESET, now).isEmpty());
    pass(Duration.ofSeconds(59));
    OneTime taken = store.take("i", OneTime.Kind.RESET, now).orElseThrow();
    assertEquals("a", taken.user());
    store.offer(taken);
    pass(Duration.ofSeconds(1));
    assertTrue(store.take("i", OneTime.Kind.RESET, now).isEmpty());
    assertTrue(store.take("j", OneTime.Kind.RESET, now).isEmpty());
  }

  @Test
  void invitationsAreNobodys() {
    store.offer(new OneTime("h", OneTime.Kind.INVITATION, "", now.plusSeconds(60)));
    store.offer(new OneTime("i", OneTime.Kind.INVITATION, "", now.plusSeconds(60)));
    assertTrue(store.take("h", OneTime.Kind.INVITATION, now).isPresent());
    assertTrue(store.take("i", OneTime.Kind.INVITATION, now).isPresent());
  }

  // ---- tokens ----

  private ApiToken token(String id, String user) {
    return new ApiToken(id, user, "label " + id, now, now.plusSeconds(3600), Optional.empty());
  }

  @Test
  void aTokenIsFoundByItsHashAndSaysWhenItWasUsed() {
    ApiToken token = token("t", "a");
    assertTrue(store.add(token, "hash", 2));
    assertEquals(List.of(token), store.tokens("a"));
    assertEquals("t", store.use("hash", now).orElseThrow().id());
    assertEquals(Optional.of(now), store.tokens("a").getFirst().used());
    Instant first = now;
    pass(Duration.ofSeconds(59));
    store.use("hash", now);
    assertEquals(Optional.of(first), store.tokens("a").getFirst().used());
    pass(Duration.ofSeconds(2));
    store.use("hash", now);
    assertEquals(Optional.of(now), store.tokens("a").getFirst().used());
    assertTrue(store.use("another", now).isEmpty());
    pass(Duration.ofHours(1));
    assertTrue(store.use("hash", now).isEmpty());
  }

  @Test
  void tokensAreCountedAndRevokedByTheirUser() {
    assertTrue(store.add(token("t", "a"), "h1", 2));
    assertTrue(store.add(token("u", "a"), "h2", 2));
    assertFalse(store.add(token("v", "a"), "h3", 2));
    assertTrue(store.add(token("w", "b"), "h4", 2));
    assertFalse(store.revoke("b", "t"));
    assertTrue(store.use("h1", now).isPresent());
    assertTrue(store.revoke("a", "t"));
    assertFalse(store.revoke("a", "t"));
    assertTrue(store.use("h1", now).isEmpty());
    assertEquals(List.of("u"), store.tokens("a").stream().map(ApiToken::id).toList());
    assertTrue(store.add(token("v", "a"), "h3", 2));
  }

  // ---- limits ----

  @Test
  void aBucketGivesItsBurstAndFillsWithTime() {
    for (int i = 0; i < 3; i++) {
      assertEquals(Duration.ZERO, store.draw("b", RATE, 1, now));
    }
    assertEquals(Duration.ofSeconds(10), store.draw("b", RATE, 1, now));
    assertEquals(Duration.ZERO, store.draw("another", RATE, 1, now));
    pass(Duration.ofSeconds(4));
    assertEquals(6.0, store.draw("b", RATE, 1, now).toNanos() / 1e9, 1e-6);
    pass(Duration.ofSeconds(6));
    assertEquals(Duration.ZERO, store.draw("b", RATE, 1, now));
    assertFalse(store.draw("b", RATE, 1, now).isZero());
    pass(Duration.ofSeconds(100));
    assertEquals(Duration.ZERO, store.draw("b", RATE, 3, now));
    assertFalse(store.draw("b", RATE, 1, now).isZero());
  }

  @Test
  void whatIsPutBackIsThereAgainAndNoMore() {
    store.putBack("b", RATE, 1, now);
    for (int i = 0; i < 20; i++) {
      assertEquals(Duration.ZERO, store.draw("b", RATE, 1, now));
      store.putBack("b", RATE, 1, now);
    }
    assertEquals(Duration.ZERO, store.draw("b", RATE, 3, now));
    assertFalse(store.draw("b", RATE, 1, now).isZero());
  }

  @Test
  void atOnceNoMoreThanTheBurstIsGiven() throws Exception {
    List<Duration> all = atOnce(() -> store.draw("b", RATE, 1, now));
    assertEquals(3, all.stream().filter(Duration::isZero).count());
  }

  private static <T> List<T> atOnce(Callable<T> call) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        calls.add(call);
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : pool.invokeAll(calls)) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
