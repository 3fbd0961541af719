package org.drumlin.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.drumlin.remote.ScriptedServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real secret service of a desktop, in a session bus of its own. */
final class KeychainIT {
  private static final String SESSION =
      "{\"access\":\"access-1\",\"refresh\":\"refresh-1\",\"expires_in\":600,"
          + "\"user\":{\"name\":\"ada\"}}";

  @TempDir Path folder;

  @Test
  void aSignInIsKeptByTheKeychainAndByNoFile() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.plain((request, who, body) ->
            request.contains("login")
                ? new Answer(200, SESSION)
                : who.contains("access-1")
                    ? new Answer(200, "{\"version\":\"9\"}")
                    : new Answer(401, "{\"error\":{\"message\":\"Sign in first.\"}}"))) {
      List<String> said = inSession(server.address().toString());
      assertEquals(List.of("Optional.empty", "true", "Optional.empty", "9", "keychain ada"), said);
    }
    try (var files = Files.list(folder.resolve("data"))) {
      for (Path file : files.toList()) {
        assertFalse(Files.readString(file).contains("refresh-1"), file.toString());
      }
    }
    assertFalse(Files.exists(folder.resolve("data/secrets.json")));
  }

  private List<String> inSession(String address) throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path runtime = Files.createDirectories(folder.resolve("run"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder session =
        new ProcessBuilder(
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
                + " \"$0\" -cp \"$1\" \"$2\" \"$3\" \"$4\"",
            java,
            System.getProperty("java.class.path"),
            KeychainMain.class.getName(),
            folder.resolve("data").toString(),
            address);
    session.environment().put("HOME", home.toString());
    session.environment().put("XDG_DATA_HOME", home.resolve("share").toString());
    session.environment().put("XDG_RUNTIME_DIR", runtime.toString());
    session.environment().remove("DRUMLIN_SECRETS");
    session.environment().remove("DISPLAY");
    session.redirectError(folder.resolve("errors").toFile());
    Process process = session.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> errors());
    return output.lines().toList();
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
