package org.drumlin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.drumlin.app.config.ServerConfiguration;
import org.drumlin.job.Job;
import org.drumlin.job.JobFolder;
import org.drumlin.job.JobState;
import org.drumlin.store.RedisFixture;
import org.drumlin.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a server at work, and a server that starts from it elsewhere. */
final class BackupIT {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("REDIS_PASSWORD", RedisFixture.PASSWORD);

  @TempDir Path folder;

  private Path config(String name, String store) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        listen: 127.0.0.1:0
        data: %s
        store: %s
        accounts: {registration: open}
        slots: 2
        threads: 1
        """
            .formatted(folder.resolve(name), store));
  }

  private static String redis(RedisFixture redis) {
    return "{redis: {url: 'redis://127.0.0.1:%d', user: %s, password: {env: REDIS_PASSWORD}}}"
        .formatted(redis.port(), RedisFixture.USER);
  }

  private static ServerConfiguration read(Path config) throws Exception {
    return ServerConfiguration.read(config, ENVIRONMENT);
  }

  @Test
  void sqlite() throws Exception {
    Path first = config("first", "sqlite");
    Path second = config("second", "sqlite");
    goesOnElsewhere(first, second);
    IOException refused =
        assertThrows(
            IOException.class, () -> new Backup(read(second)).restore(folder.resolve("copy")));
    assertTrue(refused.toString().contains("not empty"), refused.toString());
    Files.delete(folder.resolve("copy/backup.json"));
    refused =
        assertThrows(
            IOException.class,
            () -> new Backup(read(config("third", "sqlite"))).restore(folder.resolve("copy")));
    assertTrue(refused.toString().contains("no whole backup"), refused.toString());
  }

  @Test
  void redis() throws Exception {
    try (RedisFixture from = RedisFixture.start(folder.resolve("redis-1"));
        RedisFixture to = RedisFixture.start(folder.resolve("redis-2"))) {
      goesOnElsewhere(config("first", redis(from)), config("second", redis(to)));
      StoreException refused =
          assertThrows(
              StoreException.class,
              () -> new Backup(read(config("third", redis(to)))).restore(folder.resolve("copy")));
      assertTrue(String.valueOf(refused.getMessage()).contains("already"), refused::toString);
      IOException other =
          assertThrows(
              IOException.class,
              () -> new Backup(read(config("fourth", "sqlite"))).restore(folder.resolve("copy")));
      assertTrue(other.toString().contains("the configuration says sqlite"), other.toString());
    }
  }

  private void goesOnElsewhere(Path first, Path second) throws Exception {
    Path copy = folder.resolve("copy");
    String token;
    String done;
    String running;
    try (ServerProcess server = ServerProcess.start(first, ENVIRONMENT)) {
      token = Session.open(server.base(), "register", "ada");
      try (HubCalls hub = new HubCalls(server.base(), token)) {
        done = Session.submit(hub, Session.LM).id();
        hub.await(done, job -> job.state().ended());
        running = Session.submit(hub, Session.SLOW).id();
        hub.await(running, job -> job.progress().isPresent());
      }
      new Backup(read(first)).write(copy);
      IOException again =
          assertThrows(IOException.class, () -> new Backup(read(first)).write(copy));
      assertTrue(again.toString().contains("not empty"), again.toString());
    }
    endRunner(running);
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));

    String said = new Backup(read(second)).restore(copy);
    assertTrue(said.contains("files"), said);
    try (ServerProcess server = ServerProcess.start(second, ENVIRONMENT);
        HubCalls hub = new HubCalls(server.base(), token)) {
      assertEquals(JobState.FINISHED, hub.job(done).state(), "the old session is good");
      assertTrue(hub.json(hub.to("/jobs/" + done + "/result")).has("parameters"));
      Session.open(server.base(), "login", "ada");
      Job ended = hub.await(running, job -> job.state().ended());
      assertEquals(JobState.FINISHED, ended.state());
      assertEquals(2, ended.attempt(), "its runner is not here: begun again");
    }
  }

  /** The first server's fit would go on. */
  private void endRunner(String id) {
    JobFolder.at(folder.resolve("first/jobs").resolve(id))
        .lockHolder()
        .flatMap(holder -> ProcessHandle.of(holder.pid()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }
}
