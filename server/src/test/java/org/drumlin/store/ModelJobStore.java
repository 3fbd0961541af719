package org.drumlin.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;

/** The rules of a job store in their plainest form, to hold real stores against. */
final class ModelJobStore {
  private final Map<String, Entry> jobs = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  /** By owner and target: when it was served last; negative for those who never were. */
  private final Map<String, Long> turns = new LinkedHashMap<>();

  private final int cap;
  private long ordinals;
  private long served;

  ModelJobStore(QueueRules rules) {
    this.cap = rules.runningPerUser();
  }

  private static final class Entry {
    private final NewJob job;
    private final long ordinal;
    private final List<String> logs = new ArrayList<>();
    private JobState state = JobState.QUEUED;
    private String message = "";
    private int attempt;
    private long fence;
    private long leaseUntil = Long.MAX_VALUE;
    private int stalls;
    private boolean started;

    private Entry(NewJob job, long ordinal) {
      this.job = job;
      this.ordinal = ordinal;
    }

    private boolean heldBy(long shown) {
      return shown == fence && state.active();
    }

    private String turn() {
      return job.owner() + " at " + job.target();
    }

    private void end(JobState end, String words) {
      state = end;
      message = words;
    }
  }

  String submit(NewJob job) {
    Optional<String> key = job.idempotencyKey().map(k -> job.owner() + " " + k);
    String known = key.map(keys::get).orElse(null);
    if (known != null) {
      boolean same = entry(known).job.digest().equals(job.digest());
      return (same ? Submitted.Outcome.KNOWN : Submitted.Outcome.CONFLICT) + " " + known;
    }
    key.ifPresent(k -> keys.put(k, job.id()));
    Entry entry = new Entry(job, ++ordinals);
    jobs.put(job.id(), entry);
    turns.putIfAbsent(entry.turn(), Long.MIN_VALUE + entry.ordinal);
    return Submitted.Outcome.ACCEPTED + " " + job.id();
  }

  String claim(String target, long now, long lease) {
    Optional<Entry> next =
        those(e -> e.state == JobState.QUEUED && e.job.target().equals(target) && mayRun(e))
            .min(
                Comparator.<Entry>comparingLong(e -> turns.getOrDefault(e.turn(), 0L))
                    .thenComparing(e -> -e.job.priority())
                    .thenComparing(e -> e.ordinal));
    if (next.isEmpty()) {
      return "none";
    }
    Entry entry = next.orElseThrow();
    turns.put(entry.turn(), ++served);
    entry.state = JobState.STARTING;
    entry.attempt++;
    entry.message = "";
    return lend(entry, now + lease);
  }

  private boolean mayRun(Entry entry) {
    String owner = entry.job.owner();
    return !entry.job.target().equals(Job.HERE) || here(owner, e -> e.state.active()) < cap;
  }

  private long here(String owner, Predicate<Entry> which) {
    return those(e -> e.job.owner().equals(owner) && e.job.target().equals(Job.HERE))
        .filter(which)
        .count();
  }

  private Stream<Entry> those(Predicate<Entry> which) {
    return jobs.values().stream().filter(which);
  }

  String takeOver(String target, long now, long lease) {
    while (true) {
      Optional<Entry> lapsed =
          those(e -> e.state.active() && e.leaseUntil <= now && e.job.target().equals(target))
              .min(
                  Comparator.<Entry>comparingLong(e -> e.leaseUntil).thenComparing(e -> e.ordinal));
      if (lapsed.isEmpty()) {
        return "none";
      }
      Entry entry = lapsed.orElseThrow();
      if (target.equals(Job.HERE) && entry.leaseUntil != Long.MIN_VALUE) {
        entry.stalls++;
      }
      if (entry.stalls <= JobStore.MAX_STALLS) {
        return lend(entry, now + lease);
      }
      entry.fence++;
      List<String> logs = entry.logs;
      entry.end(
          JobState.FAILED,
          Poison.message(logs.subList(Math.max(0, logs.size() - Poison.LINES), logs.size())));
    }
  }

  private static String lend(Entry entry, long until) {
    entry.fence++;
    entry.leaseUntil = until;
    return entry.job.id() + " " + entry.attempt + " " + entry.state;
  }

  String heartbeat(Lease lease, long until) {
    Entry entry = jobs.get(lease.jobId());
    if (entry == null || !entry.heldBy(lease.fence())) {
      return "lost";
    }
    entry.leaseUntil = until;
    return entry.state.toString();
  }

  void release(Lease lease) {
    if (write(lease) == Written.DONE) {
      entry(lease.jobId()).leaseUntil = Long.MIN_VALUE;
    }
  }

  Written running(Lease lease) {
    Written written = write(lease);
    if (written == Written.DONE) {
      Entry entry = entry(lease.jobId());
      if (entry.started) {
        return Written.ALREADY;
      }
      entry.started = true;
      entry.state = entry.state == JobState.STARTING ? JobState.RUNNING : entry.state;
    }
    return written;
  }

  Written progress(Lease lease) {
    Written written = write(lease);
    if (written == Written.DONE) {
      entry(lease.jobId()).stalls = 0;
    }
    return written;
  }

  Written log(Lease lease, String line) {
    Written written = write(lease);
    if (written == Written.DONE) {
      entry(lease.jobId()).logs.add(line);
    }
    return written;
  }

  Written remark(Lease lease, String words) {
    Written written = write(lease);
    if (written == Written.DONE) {
      entry(lease.jobId()).message = words;
    }
    return written;
  }

  Written publish(Lease lease, JobState end) {
    Written written = write(lease);
    if (written == Written.DONE) {
      entry(lease.jobId()).end(end, "");
    }
    return written;
  }

  Written requeue(Lease lease, String reason) {
    Written written = write(lease);
    if (written == Written.DONE) {
      Entry entry = entry(lease.jobId());
      entry.started = false;
      if (entry.state == JobState.STOPPING) {
        entry.end(JobState.CANCELLED, reason);
      } else if (entry.attempt >= JobStore.MAX_ATTEMPTS) {
        entry.end(JobState.FAILED, reason);
      } else {
        entry.end(JobState.QUEUED, reason);
      }
    }
    return written;
  }

  /** Whether a write under that lease is good, and whether it was good before. */
  Written write(Lease lease) {
    Entry entry = jobs.get(lease.jobId());
    if (entry == null) {
      return Written.STALE;
    }
    if (entry.heldBy(lease.fence())) {
      return Written.DONE;
    }
    boolean ended = entry.state.ended() && entry.fence == lease.fence();
    return ended ? Written.ALREADY : Written.STALE;
  }

  String requestStop(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      return "unknown";
    }
    switch (entry.state) {
      case QUEUED -> entry.end(JobState.CANCELLED, Ending.CANCELLED.message());
      case STARTING, RUNNING -> entry.state = JobState.STOPPING;
      default -> {}
    }
    return entry.state.toString();
  }

  Deletion delete(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      return Deletion.UNKNOWN;
    }
    if (!entry.state.ended()) {
      return Deletion.AT_WORK;
    }
    jobs.remove(id);
    keys.values().remove(id);
    return Deletion.DELETED;
  }

  /** Each of an owner's jobs: id, state, attempt and message, in the order they came. */
  List<String> all(String owner) {
    return those(e -> e.job.owner().equals(owner))
        .map(e -> e.job.id() + " " + e.state + " " + e.attempt + " " + e.message)
        .toList();
  }

  /** Each owner with work here: name, how many wait, how many run. */
  List<String> queue() {
    return those(e -> e.job.target().equals(Job.HERE) && !e.state.ended())
        .map(e -> e.job.owner())
        .distinct()
        .sorted()
        .map(o ->
            o
                + " "
                + here(o, e -> e.state == JobState.QUEUED)
                + " "
                + here(o, e -> e.state.active()))
        .toList();
  }

  private Entry entry(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      throw new AssertionError("the model lost " + id);
    }
    return entry;
  }
}
