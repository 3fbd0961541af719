package org.drumlin.app;

import java.nio.file.Path;

/** An embedded server in a process of its own; prints its address and token, then waits. */
final class EmbeddedMain {
  private EmbeddedMain() {}

  public static void main(String[] args) throws Exception {
    EmbeddedServer server = EmbeddedServer.start(EmbeddedSettings.standard(Path.of(args[0])));
    System.out.println(server.baseUri());
    System.out.println(server.bearerToken());
    Thread.currentThread().join();
  }
}
