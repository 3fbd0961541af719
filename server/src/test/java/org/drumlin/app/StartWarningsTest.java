package org.drumlin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.drumlin.app.config.ServerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartWarningsTest {
  @TempDir Path folder;

  private List<String> warnings(String more) throws Exception {
    Path file = Files.writeString(folder.resolve("server.yaml"), "data: " + folder + "\n" + more);
    return StartWarnings.of(ServerConfiguration.read(file, Map.of()));
  }

  @Test
  void passwordsInTheClearAreWarnedOf() throws Exception {
    String beyond = "listen: 0.0.0.0:80\npublic_url: https://fits.example.org\n";
    List<String> warned = warnings(beyond);
    assertEquals(1, warned.size(), warned::toString);
    assertTrue(warned.getFirst().contains("without TLS"), warned::toString);
    assertEquals(List.of(), warnings(beyond + "trusted_proxies: [10.0.0.5]\n"));
    Path pem = Files.writeString(folder.resolve("a.pem"), "x");
    assertEquals(
        List.of(), warnings(beyond + "tls: {certificate: %1$s, key: %1$s}\n".formatted(pem)));
    assertEquals(List.of(), warnings(""));
    assertTrue(warnings("trusted_proxies: [10.0.0.5]\n").getFirst().contains("public_url"));
  }
}
