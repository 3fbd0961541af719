package org.drumlin.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.drumlin.job.Durable;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;

/**
 * What a job's folder knows of its attempt on a cluster: cluster.json. Written before anything is
 * done that depends on it, by rename.
 *
 * @param attempt from 1
 * @param token that names the folder there and marks the job in the queue
 * @param sent when it was handed to the scheduler last; empty before
 * @param id the scheduler's; empty before it is known
 * @param before why it, or the attempt before it, came to nothing; may be empty
 */
public record Sending(int attempt, String token, Optional<Instant> sent, String id, String before) {
  private static final String NAME = "cluster.json";

  /** An attempt that was not sent yet. */
  public static Sending fresh(String job, int attempt, String before) {
    return new Sending(attempt, token(job, attempt), Optional.empty(), "", before);
  }

  /** What marks an attempt at a job. */
  public static String token(String job, int attempt) {
    return job + "-" + attempt;
  }

  /** About to be handed over, now. */
  public Sending sent(Instant now) {
    return new Sending(attempt, token, Optional.of(now), id, before);
  }

  /** Known there. */
  public Sending known(String as) {
    return new Sending(attempt, token, sent, as, before);
  }

  /** Came to nothing: the next attempt says why. */
  public Sending failed(String why) {
    return new Sending(attempt, token, sent, id, why);
  }

  /** Puts it into the job's folder; when this returns it is on disk. */
  public void write(JobFolder folder) throws IOException {
    ObjectNode node =
        Json.object()
            .put("attempt", attempt)
            .put("token", token)
            .put("sent", sent.map(Instant::toString).orElse(null))
            .put("id", id)
            .put("before", before);
    Durable.write(folder.path().resolve(NAME), Json.pretty(node));
  }

  /** What the job's folder says; empty when it was never for a cluster. */
  public static Optional<Sending> read(JobFolder folder) throws IOException {
    try {
      ObjectNode node = Json.readObject(Files.readAllBytes(folder.path().resolve(NAME)));
      return Optional.of(
          new Sending(
              node.path("attempt").asInt(1),
              node.path("token").asText(""),
              node.path("sent").isTextual()
                  ? Optional.of(Instant.parse(node.path("sent").asText()))
                  : Optional.empty(),
              node.path("id").asText(""),
              node.path("before").asText("")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (DateTimeParseException e) {
      throw new IOException(NAME + ": " + e.getMessage(), e);
    }
  }
}
