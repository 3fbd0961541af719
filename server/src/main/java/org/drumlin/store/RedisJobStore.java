package org.drumlin.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.drumlin.job.Contact;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;
import org.drumlin.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The store of a group's server: a Redis that any number of server processes may share. Each method
 * is one script, so a state and its event are one step; the time is Redis's own. Leases hold
 * whatever process gave them, until they run out.
 */
public final class RedisJobStore implements JobStore {
  private static final String NONE = "";

  /** Steps that leave room for others' in between. */
  private static final int JOBS_AT_ONCE = 200;

  private static final int EVENTS_AT_ONCE = 500;

  private final RedisConnection redis;
  private final QueueRules rules;
  private final Supplier<String> clock;
  private final EventSignal signal = new EventSignal();
  private final RedisNews news;

  private RedisJobStore(RedisConnection redis, QueueRules rules, Supplier<String> clock) {
    this.redis = redis;
    this.rules = rules;
    this.clock = clock;
    signal.reached(lastSequence());
    this.news = RedisNews.start(redis, signal);
  }

  /**
   * Opens the store behind that connection, which stays the caller's to close, after the store.
   *
   * @throws StoreException with a message for a person when Redis does not answer
   */
  public static RedisJobStore open(RedisConnection redis, QueueRules rules) {
    return new RedisJobStore(redis, rules, () -> NONE);
  }

  /** With another clock than Redis's. */
  static RedisJobStore open(RedisConnection redis, QueueRules rules, InstantSource clock) {
    return new RedisJobStore(redis, rules, () -> Long.toString(clock.millis()));
  }

  @Override
  public Submitted submit(NewJob job) {
    List<?> reply =
        RedisJobs.list(
            run(
                JobScript.SUBMIT,
                job.id(),
                job.owner(),
                job.title(),
                job.method(),
                RedisJobs.models(job.models()),
                job.digest(),
                job.idempotencyKey().map(key -> "=" + key).orElse(NONE),
                job.target(),
                Integer.toString(job.priority())));
    return new Submitted(
        Submitted.Outcome.valueOf(upper(reply.get(0))),
        RedisJobs.job(RedisJobs.list(reply.get(1))));
  }

  @Override
  public Optional<Claim> claim(String target, String worker, Duration lease) {
    return lent(
        worker,
        run(
            JobScript.CLAIM,
            target,
            worker,
            millis(lease),
            Integer.toString(rules.runningPerUser())));
  }

  @Override
  public Optional<Claim> takeOver(String target, String worker, Duration lease) {
    return lent(
        worker,
        run(
            JobScript.TAKE_OVER,
            target,
            worker,
            millis(lease),
            Integer.toString(MAX_STALLS),
            Poison.WORDS,
            Integer.toString(Poison.LINES)));
  }

  @Override
  public Optional<Job> heartbeat(Lease lease, Duration duration) {
    return job(underLease(JobScript.HEARTBEAT, lease, millis(duration)));
  }

  @Override
  public Written running(Lease lease) {
    return written(underLease(JobScript.RUNNING, lease));
  }

  @Override
  public Written progress(Lease lease, Progress progress) {
    return written(underLease(JobScript.PROGRESS, lease, Json.line(progress.toJson())));
  }

  @Override
  public Written remark(Lease lease, String message, Optional<Contact> contact) {
    String how = contact.map(c -> Json.line(c.toJson())).orElse(NONE);
    return written(underLease(JobScript.REMARK, lease, message, how));
  }

  @Override
  public Written partialResult(Lease lease) {
    return written(underLease(JobScript.PARTIAL_RESULT, lease));
  }

  @Override
  public Written log(Lease lease, String text) {
    return written(underLease(JobScript.LOG, lease, Json.line(Json.object().put("text", text))));
  }

  @Override
  public Written publish(Lease lease, Ending ending) {
    if (!ending.state().ended()) {
      throw new IllegalArgumentException(ending.state() + " is no end");
    }
    return written(
        underLease(
            JobScript.PUBLISH,
            lease,
            ending.state().wire(),
            ending.message(),
            ending.chisq().map(String::valueOf).orElse(NONE)));
  }

  @Override
  public Written requeue(Lease lease, String reason) {
    return written(underLease(JobScript.REQUEUE, lease, reason, Integer.toString(MAX_ATTEMPTS)));
  }

  @Override
  public Written giveBack(Lease lease, String reason) {
    return written(underLease(JobScript.REQUEUE, lease, reason, "0"));
  }

  @Override
  public void release(Lease lease) {
    written(underLease(JobScript.RELEASE, lease));
  }

  @Override
  public Optional<Job> requestStop(String id) {
    return job(run(JobScript.REQUEST_STOP, id, Ending.CANCELLED.message()));
  }

  @Override
  public Deletion delete(String id) {
    return Deletion.valueOf(upper(run(JobScript.DELETE, id)));
  }

  @Override
  public Optional<Job> find(String id) {
    var fields = redis.call(r -> r.hgetAll(redis.key("job:" + id)));
    return fields.isEmpty() ? Optional.empty() : Optional.of(RedisJobs.job(fields));
  }

  @Override
  public Optional<Job> find(String owner, String id) {
    var fields = redis.call(r -> r.hgetAll(redis.key("job:" + id)));
    return owner.equals(fields.get("owner"))
        ? Optional.of(RedisJobs.job(fields))
        : Optional.empty();
  }

  @Override
  public Optional<Job> known(String owner, String idempotencyKey) {
    String id = redis.call(r -> r.hget(redis.key("keys:" + owner), idempotencyKey));
    return id == null ? Optional.empty() : find(owner, id);
  }

  @Override
  public List<Job> list(String owner) {
    List<Job> jobs = new ArrayList<>();
    String below = "+inf";
    while (!below.isEmpty()) {
      List<?> page =
          RedisJobs.list(run(JobScript.LIST, owner, below, Integer.toString(JOBS_AT_ONCE)));
      RedisJobs.list(page.get(1)).forEach(job -> jobs.add(RedisJobs.job(RedisJobs.list(job))));
      below = RedisJobs.text(page.get(0));
    }
    return List.copyOf(jobs);
  }

  @Override
  public int count(JobState state) {
    String count = redis.call(r -> r.hget(redis.key("states"), state.wire()));
    return count == null ? 0 : RedisJobs.number(count);
  }

  @Override
  public int count(String owner) {
    return redis.call(r -> r.zcard(redis.key("jobs:" + owner))).intValue();
  }

  @Override
  public List<QueueEntry> queue() {
    return RedisJobs.list(run(JobScript.QUEUE)).stream()
        .map(entry -> RedisJobs.entry(RedisJobs.list(entry)))
        .sorted(Comparator.comparing(QueueEntry::owner))
        .toList();
  }

  @Override
  public EventPage events(EventQuery query) {
    List<?> reply =
        RedisJobs.list(
            run(
                JobScript.EVENTS,
                Long.toString(query.after()),
                query.owner().orElse(NONE),
                query.job().orElse(NONE),
                Integer.toString(query.limit())));
    List<JobEvent> events =
        RedisJobs.list(reply.get(2)).stream()
            .map(entry -> RedisJobs.event(RedisJobs.list(entry)))
            .toList();
    boolean more = events.size() == query.limit();
    return new EventPage(
        events,
        more ? events.getLast().seq() : RedisJobs.sequence(reply.get(0)),
        query.after() < RedisJobs.sequence(reply.get(1)));
  }

  @Override
  public long lastSequence() {
    String sequence = redis.call(r -> r.get(redis.key("sequence")));
    return sequence == null ? 0 : RedisJobs.sequence(sequence);
  }

  @Override
  public long awaitEvents(long after, Duration timeout) throws InterruptedException {
    return signal.await(after, timeout);
  }

  @Override
  public void trimEvents(int keep) {
    String most = Integer.toString(EVENTS_AT_ONCE);
    int left;
    do {
      left = RedisJobs.number(run(JobScript.TRIM, Integer.toString(keep), most));
    } while (left > 0);
  }

  @Override
  public void close() {
    signal.close();
    news.close();
  }

  private @Nullable Object run(JobScript script, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = clock.get();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return redis.run(script.script(), all);
  }

  private @Nullable Object underLease(JobScript script, Lease lease, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = lease.jobId();
    all[1] = Long.toString(lease.fence());
    all[2] = Integer.toString(lease.attempt());
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return run(script, all);
  }

  private static Optional<Claim> lent(String worker, @Nullable Object reply) {
    if (reply == null) {
      return Optional.empty();
    }
    List<?> both = RedisJobs.list(reply);
    Job job = RedisJobs.job(RedisJobs.list(both.get(1)));
    long fence = RedisJobs.sequence(both.get(0));
    return Optional.of(new Claim(new Lease(job.id(), job.attempt(), fence, worker), job));
  }

  private static Optional<Job> job(@Nullable Object reply) {
    return reply == null ? Optional.empty() : Optional.of(RedisJobs.job(RedisJobs.list(reply)));
  }

  private static Written written(@Nullable Object reply) {
    return Written.valueOf(upper(reply));
  }

  private static String upper(@Nullable Object reply) {
    return RedisJobs.text(reply).toUpperCase(Locale.ROOT);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
