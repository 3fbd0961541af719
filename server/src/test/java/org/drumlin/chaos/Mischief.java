package org.drumlin.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.drumlin.job.JobFolder;
import org.drumlin.store.RedisFixture;
import redis.clients.jedis.Protocol;

/**
 * Does harm at random, one thing after the other, so many rounds of it or until it is told to stop;
 * then it puts everything right again. What it does, and for how long, follows from the seed; when,
 * from the machine.
 */
final class Mischief implements AutoCloseable {
  /** Something bad, and its end. */
  @FunctionalInterface
  private interface Deed {
    void commit() throws Exception;
  }

  private final Stage stage;
  private final Random random;
  private final int rounds;
  private final List<Map.Entry<String, Deed>> deck = new ArrayList<>();
  private final Map<String, Integer> done = new ConcurrentSkipListMap<>();
  private final AtomicInteger deeds = new AtomicInteger();
  private final Thread thread = Thread.ofVirtual().unstarted(this::run);
  private volatile boolean over;
  private volatile Throwable fault;

  private Mischief(Stage stage, long seed, int rounds) {
    this.stage = stage;
    this.rounds = rounds;
    this.random = new Random(seed);
    card(3, "server killed", this::killServer);
    card(4, "runner killed", this::killRunner);
    card(2, "users cut off", () -> stage.door().cut());
    card(2, "answers to users lost", () -> stage.door().loseAnswers(2));
    stage.redis().ifPresent(this::redis);
  }

  /**
   * Begins.
   *
   * @param rounds how often the whole of it is done
   */
  static Mischief begin(Stage stage, long seed, int rounds) {
    Mischief mischief = new Mischief(stage, seed, rounds);
    mischief.thread.start();
    return mischief;
  }

  private void redis(RedisFixture redis) {
    card(1, "server frozen beyond its leases", this::freezeServer);
    card(2, "line to Redis cut", () -> line().cut());
    card(2, "answers of Redis lost", () -> line().loseAnswers(3));
    card(1, "connections ended by Redis", redis::cutConnections);
    card(
        2,
        "Redis killed",
        () -> {
          redis.kill();
          pause(1000);
          redis.restart();
        });
    card(
        1,
        "Redis frozen",
        () -> {
          redis.freeze();
          pause(7000);
          redis.thaw();
        });
    card(
        1,
        "Redis full",
        () -> {
          redis.admin(Protocol.Command.CONFIG, "SET", "maxmemory", "1mb");
          pause(3000);
          redis.admin(Protocol.Command.CONFIG, "SET", "maxmemory", "0");
        });
  }

  private void card(int times, String name, Deed deed) {
    deck.addAll(Collections.nCopies(times, Map.entry(name, deed)));
  }

  private void run() {
    try {
      for (int round = 0; round < rounds && !over; round++) {
        Collections.shuffle(deck, random);
        for (var card : deck) {
          if (over) {
            break;
          }
          startWhatEnded();
          done.merge(card.getKey(), 1, Integer::sum);
          card.getValue().commit();
          deeds.incrementAndGet();
          pause(1500);
        }
      }
      startWhatEnded();
    } catch (Exception | AssertionError e) { // whatever a deed throws fails the test
      fault = e;
    }
  }

  /** A stretch of time: harm lasts, and comes as it likes. */
  private void pause(int most) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(most / 5, most)).toNanos());
  }

  private CutProxy line() {
    return stage.lines().get(random.nextInt(stage.lines().size()));
  }

  private MortalServer server() {
    return stage.servers().get(random.nextInt(stage.servers().size()));
  }

  private void killServer() throws Exception {
    MortalServer server = server();
    server.kill();
    pause(2000);
    server.launch();
  }

  private void freezeServer() throws Exception {
    MortalServer server = server();
    server.freeze();
    LockSupport.parkNanos(Duration.ofSeconds(11).toNanos());
    server.thaw();
  }

  /** Only of first attempts: a fit that dies three times is rightly given up. */
  private void killRunner() throws IOException {
    List<ProcessHandle> alive = new ArrayList<>();
    try (Stream<Path> jobs = Files.list(stage.jobs())) {
      for (Path job : jobs.toList()) {
        String id = job.getFileName().toString();
        JobFolder.at(job)
            .lockHolder()
            .filter(who -> who.attempt() == 1)
            .flatMap(who -> ProcessHandle.of(who.pid()))
            .filter(process -> process.info().commandLine().orElse("").contains(id))
            .ifPresent(alive::add);
      }
    }
    if (!alive.isEmpty()) {
      alive.get(random.nextInt(alive.size())).destroyForcibly();
    }
  }

  /** How many bad things have been done. */
  int deeds() {
    return deeds.get();
  }

  /** So many are meant to be done. */
  int planned() {
    return deck.size() * rounds;
  }

  /** What it did, and how often. */
  Map<String, Integer> done() {
    return done;
  }

  /** Ends the harm: every server and Redis work again afterwards. */
  @Override
  public void close() throws Exception {
    over = true;
    thread.join();
    if (fault != null) {
      throw new AssertionError("the harm itself went wrong", fault);
    }
    stage.door().loseAnswers(0);
    stage.lines().forEach(line -> line.loseAnswers(0));
    startWhatEnded();
    for (MortalServer server : stage.servers()) {
      server.awaitHealth();
    }
  }

  /** As systemd does with whatever ended. */
  private void startWhatEnded() throws IOException {
    for (MortalServer server : stage.servers()) {
      if (!server.alive()) {
        server.launch();
      }
    }
  }
}
