package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * What a job's folder knows of the job elsewhere that computes it: remote.json. Written before
 * anything depends on it, by rename.
 *
 * @param target the hub's name for the place
 * @param priority as its user wished
 * @param user who handed it in there; empty before
 * @param job its id there; empty before the place has said it
 * @param tried whether it was sent at least once, so that it may be there without our knowing its
 *     id
 */
public record RemoteRecord(String target, int priority, String user, String job, boolean tried) {
  private static final String NAME = "remote.json";

  /** A job that was not sent yet. */
  public static RemoteRecord waiting(String target, int priority) {
    return new RemoteRecord(target, priority, "", "", false);
  }

  /** The same job, about to be sent by that user. */
  public RemoteRecord sending(String by) {
    return new RemoteRecord(target, priority, by, job, true);
  }

  /** The same job, which is there under that id. */
  public RemoteRecord known(String id) {
    return new RemoteRecord(target, priority, user, id, tried);
  }

  /** Puts it into the job's folder. */
  public void write(JobFolder folder) throws IOException {
    ObjectNode node =
        Json.object()
            .put("target", target)
            .put("priority", priority)
            .put("user", user)
            .put("job", job)
            .put("tried", tried);
    Durable.write(folder.path().resolve(NAME), Json.pretty(node));
  }

  /** What the job's folder says; empty for a job of this computer. */
  public static Optional<RemoteRecord> read(JobFolder folder) throws IOException {
    try {
      ObjectNode node = Json.readObject(Files.readAllBytes(folder.path().resolve(NAME)));
      return Optional.of(
          new RemoteRecord(
              Json.text(node, "target"),
              node.path("priority").asInt(),
              Json.text(node, "user"),
              Json.text(node, "job"),
              node.path("tried").asBoolean()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
