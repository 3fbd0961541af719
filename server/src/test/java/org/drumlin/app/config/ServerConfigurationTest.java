package org.drumlin.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.drumlin.app.config.ServerConfiguration.AtShutdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerConfigurationTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Map<String, String> ENVIRONMENT = Map.of("SIGNING", "a-secret-of-tests");

  @TempDir Path folder;

  private ServerConfiguration read(String text) throws Exception {
    return ServerConfiguration.read(
        Files.writeString(folder.resolve("server.yaml"), text), ENVIRONMENT);
  }

  private String refusal(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("server.yaml"), text);
    String message =
        String.valueOf(
            assertThrows(ConfigException.class, () -> ServerConfiguration.read(file, ENVIRONMENT))
                .getMessage());
    assertTrue(message.startsWith(file.toString()), message);
    return message.substring(file.toString().length());
  }

  @Test
  void theFolderAloneIsEnough() throws Exception {
    ServerConfiguration c = read("data: " + folder + "\n");
    assertEquals("127.0.0.1", c.http().address());
    assertEquals(8080, c.http().port());
    assertEquals(folder, c.data());
    assertEquals(new StoreChoice.Sqlite(), c.store());
    assertEquals("closed", c.accounts().registration());
    assertFalse(c.accounts().guests());
    assertEquals(1000, c.quotas().jobs());
    assertEquals(64 << 20, c.quotas().upload());
    assertEquals(1, c.slots());
    assertEquals(Runtime.getRuntime().availableProcessors(), c.threads());
    assertEquals(AtShutdown.LEAVE, c.fitsAtShutdown());
    assertEquals("info", c.log().level());
  }

  @Test
  void everyKeyIsRead() throws Exception {
    Path pem = Files.writeString(folder.resolve("some.pem"), "pem");
    Path password = Files.writeString(folder.resolve("redis"), "of-redis\n");
    ServerConfiguration c =
        read(
            """
            listen: "[::]:443"
            public_url: https://fits.example.org:8443/
            tls: {certificate: %1$s, key: %1$s}
            trusted_proxies: [10.0.0.0/8, '::1']
            data: %2$s
            store:
              redis: {url: 'rediss://redis.example.org:6380/2', user: fits, password: {file: %3$s}}
            secret: {env: SIGNING}
            accounts: {registration: invite, guests: true, return_to: [https://wiki.example.org/fits]}
            quotas: {jobs: 10, disk: 2 GB, upload: 5MB}
            limits: {headers: 8 KB, idle: 2 min, slowest: 100, connections: 50}
            slots: 3
            threads: 2
            running_per_user: 4
            shutdown: {fits: checkpoint}
            metrics: [10.1.2.3]
            log: {format: json, level: warn}
            """
                .formatted(pem, folder.resolve("data"), password));
    assertEquals("::", c.http().address());
    assertEquals(443, c.http().port());
    assertEquals(URI.create("https://fits.example.org:8443"), c.http().publicUrl().orElseThrow());
    assertEquals(pem, c.http().tls().orElseThrow().key());
    assertTrue(c.http().proxies().getFirst().contains("10.200.0.1"));
    assertFalse(c.http().proxies().getFirst().contains("11.0.0.1"));
    StoreChoice.Redis redis = (StoreChoice.Redis) c.store();
    assertEquals("fits", redis.user());
    assertEquals("of-redis", redis.password().orElseThrow().value());
    assertEquals("a-secret-of-tests", c.secret().orElseThrow().value());
    assertEquals(List.of("https://wiki.example.org/fits"), c.accounts().returnTo());
    assertEquals(2L << 30, c.quotas().disk());
    assertEquals(8192, c.http().limits().headers());
    assertEquals(Duration.ofMinutes(2), c.http().limits().idle());
    assertEquals(3, c.slots());
    assertEquals(4, c.runningPerUser());
    assertEquals(AtShutdown.CHECKPOINT, c.fitsAtShutdown());
    assertFalse(c.metrics().getFirst().contains("127.0.0.1"));
    assertTrue(c.log().json());
    String shown = c.describe() + c;
    assertFalse(shown.contains("of-redis") || shown.contains("a-secret-of-tests"), shown);
    assertTrue(c.describe().contains("the variable SIGNING"), c.describe());
  }

  @Test
  void whatIsWrongIsSaidWithPlaceAndRemedy() throws Exception {
    String data = "data: /tmp/x\n";
    assertEquals(
        ", line 2: slots is a whole number from 0 to 1024, not 'many'.",
        refusal(data + "slots: many\n"));
    assertTrue(refusal("slots: 1\n").contains("data is missing"));
    assertTrue(refusal(data + "solts: 1\n").contains("line 2: solts is no key of this file"));
    assertTrue(
        refusal(data + "quotas:\n  jobs: 3\n  discs: 4\n")
            .contains("line 4: quotas.discs is no key of quotas; there are jobs, disk, upload"));
    assertTrue(refusal(data + "slots: 1\nslots: 2\n").contains("given twice"));
    assertTrue(refusal(data + "slots:\n").contains("line 2"));
    assertTrue(refusal(data + "log: [a\n").contains("this is not YAML"));
    assertTrue(refusal("- data\n").contains("key: value"));
    assertTrue(refusal(data + "quotas: 5\n").contains("quotas has keys of its own"));
    assertTrue(refusal(data + "quotas: {disk: big}\n").contains("64 MB"));
    assertTrue(refusal(data + "limits: {idle: 5 s}\n").contains("at least 20 s"));
    assertTrue(refusal(data + "trusted_proxies: [proxy.example.org]\n").contains("10.0.0.0/8"));
    assertTrue(refusal(data + "trusted_proxies: 10.0.0.5\n").contains("is a list"));
    assertTrue(refusal(data + "listen: 0.0.0.0:80\n").contains("public_url is needed"));
    assertTrue(refusal(data + "listen: here\n").contains("127.0.0.1:8080"));
    assertTrue(refusal(data + "public_url: fits.example.org\n").contains("https://"));
    assertTrue(refusal(data + "public_url: https://a.example/b\n").contains("public_url"));
    assertTrue(refusal(data + "public_url: http://a.example\n").contains("use https"));
    assertTrue(refusal(data + "tls: {certificate: /nowhere/c.pem}\n").contains("/nowhere/c.pem"));
    assertTrue(refusal(data + "store: redis\n").contains("sqlite"));
    assertTrue(
        refusal(data + "store: {redis: {url: 'redis://u:pw@h'}}\n").contains("keys of their own"));
  }

  @Test
  void aSecretIsNeverWrittenInTheFile() throws Exception {
    String refused = refusal("data: /tmp/x\nsecret: hunter2\n");
    assertTrue(refused.contains("line 2: secret is written plainly"), refused);
    assertTrue(refused.contains("{file: PATH}"), refused);
    assertFalse(refused.contains("hunter2"), refused);
    assertTrue(
        refusal("data: /tmp/x\nstore: {redis: {url: 'redis://h', password: hunter2}}\n")
            .contains("store.redis.password is written plainly"));
    assertTrue(refusal("data: /tmp/x\nsecret: {env: NOT_THERE}\n").contains("NOT_THERE"));
    assertTrue(refusal("data: /tmp/x\nsecret: {file: /nowhere}\n").contains("cannot be read"));
    assertTrue(refusal("data: /tmp/x\nsecret: {}\n").contains("one of two ways"));
    assertTrue(refusal("data: /tmp/x\nsecret: {env: SIGNING, file: /x}\n").contains("two ways"));
  }

  @Test
  void theExampleInTheDocsIsRead() throws Exception {
    ServerConfiguration c =
        ServerConfiguration.read(DOCS.resolve("server.example.yaml"), ENVIRONMENT);
    assertEquals(Path.of("/var/lib/drumlin"), c.data());
    assertEquals(2, c.slots());
    assertEquals(URI.create("https://fits.example.org"), c.http().publicUrl().orElseThrow());
  }

  /** The guide's table has a row for each key, which begins with {@code | `key` |}. */
  @Test
  void aClusterIsAListItemAndWhatIsWrongInItIsSaidWithItsLine() throws Exception {
    ServerConfiguration c =
        read(
            """
            data: /var/lib/drumlin
            clusters:
              - name: mill
                host: login.example.org
                user: fits
                jumps: [gate.example.org]
                java: {kind: module, value: java/25}
                poll: 30
              - name: here
            """);
    assertEquals(List.of("mill", "here"), c.clusters().stream().map(k -> k.name()).toList());
    assertEquals("ssh://fits@login.example.org", c.clusters().getFirst().address());
    assertEquals(Duration.ofSeconds(30), c.clusters().getFirst().poll());
    assertTrue(c.clusters().getLast().here());
    assertTrue(c.describe().contains("{name: mill, host: login.example.org}"), c.describe());
    String head = "data: /d\nclusters:\n  - name: mill\n";
    assertEquals(
        ", line 4: clusters.work is no good: 'drumlin' does not do; expected a path from / or ~/.",
        refusal(head + "    work: drumlin\n"));
    assertTrue(refusal(head + "    hots: mill\n").startsWith(", line 4: clusters.hots is no key"));
    assertTrue(refusal(head + "  - name: mill\n").contains("another cluster's too"));
    assertTrue(refusal("data: /d\nclusters: mill\n").contains("clusters is a list"));
  }

  @Test
  void theGuideHasEveryKeyAndNoOther() throws Exception {
    var keys = new TreeSet<String>();
    Pattern.compile("(?m)^\\| `([a-z_.]+)` \\|")
        .matcher(Files.readString(DOCS.resolve("admin.md")))
        .results()
        .forEach(row -> keys.add(row.group(1)));
    assertEquals(new TreeSet<>(ConfigurationReader.KEYS), keys);
  }
}
