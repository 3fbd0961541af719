package org.drumlin.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.drumlin.job.Job;
import org.drumlin.job.JobState;
import org.drumlin.job.Json;

/**
 * A page that stays open: hears of all jobs of a user, and comes back with the last number it saw
 * whenever the stream ends. Notes what must not be: a number twice or backwards, a second end.
 */
final class Follower implements AutoCloseable {
  private final PatientUser user;
  private final Map<String, JobState> ends = new ConcurrentHashMap<>();
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean closed;
  private long last = -1;
  private int streams;

  private Follower(PatientUser user) {
    this.user = user;
    this.thread = Thread.ofVirtual().unstarted(this::follow);
  }

  static Follower of(PatientUser user) {
    Follower follower = new Follower(user);
    follower.thread.start();
    return follower;
  }

  /** Of which jobs it has heard the end. */
  Map<String, JobState> ends() {
    return ends;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  /** How many streams it took. */
  int streams() {
    return streams;
  }

  private void follow() {
    while (!closed) {
      Request.Builder request = user.to("/events");
      if (last >= 0) {
        request.header("Last-Event-ID", Long.toString(last));
      }
      try (Response response = user.listen(request)) {
        if (response.code() == 200) {
          streams++;
          listen(response.body().source());
        } else if (response.code() != 503) {
          faults.add("the stream of events answers " + response.code());
        }
      } catch (IOException e) {
        // It ended; the next one goes on.
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private void listen(BufferedSource source) throws IOException {
    long id = -1;
    String type = "";
    String data = "";
    while (!closed) {
      String line = source.readUtf8LineStrict();
      if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.startsWith("event: ")) {
        type = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      } else if (line.isEmpty() && !data.isEmpty()) {
        // Only now is it whole: what is cut off in its middle comes again.
        note(id);
        if (type.equals("state") || type.equals("snapshot")) {
          hear(type, Job.fromJson(Json.readObject(data)));
        }
        id = -1;
        data = "";
      }
    }
  }

  private void note(long id) {
    if (id >= 0 && id <= last) {
      faults.add("number " + id + " after " + last);
    }
    last = Math.max(last, id);
  }

  private void hear(String type, Job job) {
    boolean snapshot = type.equals("snapshot");
    if (job.state().ended()) {
      JobState before = ends.put(job.id(), job.state());
      if (before != null && !snapshot) {
        faults.add(job.id() + " ended twice: " + before + ", " + job.state());
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    user.close();
    thread.join();
  }
}
