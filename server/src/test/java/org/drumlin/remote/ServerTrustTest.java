package org.drumlin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.drumlin.job.ServerCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom to believe: real certificates, made by keytool, over real TLS. */
final class ServerTrustTest {
  private static final ScriptedServer.Answer WHO =
      new ScriptedServer.Answer(401, "{\"error\":{\"message\":\"Sign in first.\"}}");

  @TempDir Path folder;
  private Targets targets = Targets.withFile(Path.of("."), "test");

  @AfterEach
  void close() {
    targets.close();
  }

  @Test
  void anUnknownCertificateIsAskedAboutOnceAndThenHolds() throws Exception {
    targets = Targets.withFile(folder.resolve("data"), "test");
    try (ScriptedServer server =
        ScriptedServer.withCertificate(folder, "one", 0, (request, who, body) -> WHO)) {
      ServerException question =
          assertThrows(
              ServerException.class, () -> targets.add("group", server.address().toString(), ""));
      ServerCertificate shown = question.certificate().orElseThrow();
      assertEquals(64, shown.sha256().length());
      assertEquals("CN=one", shown.subject());
      assertTrue(String.valueOf(question.getMessage()).contains(shown.fingerprint()));
      assertEquals(List.of(), server.asked(), "nothing was sent");
      assertEquals(List.of(), targets.names());

      targets.add("group", server.address().toString(), shown.fingerprint());
      assertEquals(List.of("group"), targets.names());
      try (Targets later = Targets.withFile(folder.resolve("data"), "test")) {
        // Its name is another than the address: it is taken for what it is, not for its name.
        ServerException inside =
            assertThrows(ServerException.class, () -> later.client("group").info());
        assertTrue(inside.needsLogin(), String.valueOf(inside.getMessage()));
        assertTrue(inside.certificate().isEmpty());
      }
    }
  }

  @Test
  void anotherCertificateThanTheOneTakenIsAHardStop() throws Exception {
    targets = Targets.withFile(folder.resolve("data"), "test");
    int port;
    try (ScriptedServer server =
        ScriptedServer.withCertificate(folder, "one", 0, (request, who, body) -> WHO)) {
      port = server.port();
      String address = server.address().toString();
      ServerException question =
          assertThrows(ServerException.class, () -> targets.add("group", address, ""));
      targets.add("group", address, question.certificate().orElseThrow().sha256());
    }
    try (ScriptedServer other =
        ScriptedServer.withCertificate(folder, "two", port, (request, who, body) -> WHO)) {
      assertThrows(
          ServerException.class, () -> targets.signIn("group", new SignIn.Token("secret")));
      assertEquals(List.of(), other.asked(), "not even a token was sent");
      ServerException stopped =
          assertThrows(
              ServerException.class, () -> targets.signIn("group", new SignIn.Token("secret")));
      assertTrue(
          String.valueOf(stopped.getMessage()).contains("another certificate"),
          String.valueOf(stopped.getMessage()));
    }
  }
}
