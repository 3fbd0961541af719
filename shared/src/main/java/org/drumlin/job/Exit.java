package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/**
 * How an attempt ended: exit.json, written last, by rename. When it is there, everything else the
 * attempt had to say is there.
 *
 * @param attempt from 1
 * @param code the process's exit code: 0 only when finished
 * @param message the reason, for a person
 */
public record Exit(int attempt, Status status, int code, String message, Instant ended) {

  /** How it ended. */
  public enum Status {
    /** The fit ended by itself. */
    FINISHED(0),
    /** Ended early on request, with a partial result. */
    STOPPED(3),
    /** No result. */
    FAILED(1);

    private final int code;

    Status(int code) {
      this.code = code;
    }

    /** The runner's exit code. */
    public int code() {
      return code;
    }

    /** The name in files: lower case. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of the job when this is its end. */
    public JobState state() {
      return switch (this) {
        case FINISHED -> JobState.FINISHED;
        case STOPPED -> JobState.STOPPED;
        case FAILED -> JobState.FAILED;
      };
    }
  }

  /** An end with that status's own code. */
  public static Exit of(int attempt, Status status, String message, Instant ended) {
    return new Exit(attempt, status, status.code(), message, ended);
  }

  /** The file's object. */
  public ObjectNode toJson() {
    return Json.object()
        .put("attempt", attempt)
        .put("status", status.wire())
        .put("code", code)
        .put("message", message)
        .put("ended", ended.toString());
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is not one
   */
  public static Exit fromJson(ObjectNode node) throws IOException {
    String status = Json.text(node, "status");
    for (Status known : Status.values()) {
      if (known.wire().equals(status)) {
        return new Exit(
            node.path("attempt").asInt(1),
            known,
            node.path("code").asInt(known.code()),
            Json.text(node, "message"),
            Json.instant(node, "ended").orElse(Instant.EPOCH));
      }
    }
    throw new IOException("exit.json: status '" + status + "' is not known");
  }
}
