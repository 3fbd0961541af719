package org.drumlin.client.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.drumlin.app.EmbeddedServer;
import org.drumlin.app.EmbeddedSettings;
import org.drumlin.app.EmbeddedSettings.Capacity;
import org.drumlin.remote.ServerAddress;
import org.drumlin.runner.RunnerCommand;
import org.jspecify.annotations.Nullable;

/** The server inside this program: the hub of the desktop. */
final class EmbeddedHub implements HubStarter {
  private final Path data;
  private @Nullable EmbeddedServer server;
  private Capacity capacity;
  private boolean closed;

  EmbeddedHub(Path data, Capacity capacity) {
    this.data = data;
    this.capacity = capacity;
  }

  @Override
  public synchronized ServerAddress start() throws IOException {
    if (closed) {
      throw new IOException("the program is closing");
    }
    // Class archives of the runner live beside its data: there they may always be written.
    Path cache = Files.createDirectories(data.resolve("cache"));
    var started =
        EmbeddedServer.start(
            new EmbeddedSettings(data, RunnerCommand.standard().withCache(cache), capacity));
    server = started;
    return new ServerAddress(started.baseUri(), started.bearerToken(), started.cookieName());
  }

  @Override
  public synchronized void configure(Capacity changed) {
    capacity = changed;
    if (server != null) {
      server.configure(changed);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
