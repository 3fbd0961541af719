package org.drumlin.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.drumlin.job.JobState;

/** The rules of a job store in their plainest form, to hold real stores against. */
final class ModelJobStore {
  private final Map<String, Entry> jobs = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  private static final class Entry {
    private final String digest;
    private JobState state = JobState.QUEUED;
    private int attempt;
    private long fence;
    private long leaseUntil = Long.MAX_VALUE;
    private boolean started;

    private Entry(String digest) {
      this.digest = digest;
    }

    private boolean heldBy(long shown) {
      return shown == fence && state.active();
    }
  }

  String submit(String id, Optional<String> key, String digest) {
    String known = key.map(keys::get).orElse(null);
    if (known != null) {
      boolean same = entry(known).digest.equals(digest);
      return (same ? Submitted.Outcome.KNOWN : Submitted.Outcome.CONFLICT) + " " + known;
    }
    key.ifPresent(k -> keys.put(k, id));
    jobs.put(id, new Entry(digest));
    return Submitted.Outcome.ACCEPTED + " " + id;
  }

  String claim(long now, long lease) {
    for (var job : jobs.entrySet()) {
      Entry entry = job.getValue();
      if (entry.state == JobState.QUEUED) {
        entry.state = JobState.STARTING;
        entry.attempt++;
        return lend(job.getKey(), entry, now + lease);
      }
    }
    return "none";
  }

  String takeOver(long now, long lease) {
    String oldest = null;
    for (var job : jobs.entrySet()) {
      Entry entry = job.getValue();
      boolean lapsed = entry.state.active() && entry.leaseUntil <= now;
      if (lapsed && (oldest == null || entry.leaseUntil < entry(oldest).leaseUntil)) {
        oldest = job.getKey();
      }
    }
    return oldest == null ? "none" : lend(oldest, entry(oldest), now + lease);
  }

  private static String lend(String id, Entry entry, long until) {
    entry.fence++;
    entry.leaseUntil = until;
    return id + " " + entry.attempt + " " + entry.state;
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
    Entry entry = jobs.get(lease.jobId());
    if (entry != null && entry.heldBy(lease.fence())) {
      entry.leaseUntil = Long.MIN_VALUE;
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

  Written publish(Lease lease, JobState end) {
    Written written = write(lease);
    if (written == Written.DONE) {
      entry(lease.jobId()).state = end;
    }
    return written;
  }

  Written requeue(Lease lease) {
    Written written = write(lease);
    if (written == Written.DONE) {
      Entry entry = entry(lease.jobId());
      entry.started = false;
      if (entry.state == JobState.STOPPING) {
        entry.state = JobState.CANCELLED;
      } else if (entry.attempt >= JobStore.MAX_ATTEMPTS) {
        entry.state = JobState.FAILED;
      } else {
        entry.state = JobState.QUEUED;
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
    boolean ended = entry.state.ended() && entry.attempt == lease.attempt();
    return ended ? Written.ALREADY : Written.STALE;
  }

  String requestStop(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      return "unknown";
    }
    switch (entry.state) {
      case QUEUED -> entry.state = JobState.CANCELLED;
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

  /** Each job's id, state and attempt, in the order they came. */
  String all() {
    StringBuilder text = new StringBuilder();
    jobs.forEach((id, entry) ->
        text.append(id)
            .append(' ')
            .append(entry.state)
            .append(' ')
            .append(entry.attempt)
            .append('\n'));
    return text.toString();
  }

  private Entry entry(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      throw new AssertionError("the model lost " + id);
    }
    return entry;
  }
}
