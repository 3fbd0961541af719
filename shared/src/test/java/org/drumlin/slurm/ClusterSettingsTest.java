package org.drumlin.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.drumlin.job.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClusterSettingsTest {
  @Test
  void aNameIsEnough() throws IOException {
    ClusterSettings read = ClusterSettings.fromJson(Json.readObject("{\"name\": \"ours\"}"));
    assertEquals(ClusterSettings.here("ours"), read);
    assertTrue(read.here());
    assertEquals(Duration.ofSeconds(10), read.poll());
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    ClusterSettings all =
        new ClusterSettings(
            "big",
            "login.example.org",
            "ada",
            2222,
            "~/.ssh/big",
            List.of("gate.example.org", "ada@inner:2022"),
            "/scratch/ada/fits",
            "gridengine",
            new NodeJava(NodeJava.Kind.MODULE, "java/25"),
            Duration.ofSeconds(1));
    assertEquals(all, ClusterSettings.fromJson(all.toJson()));
    assertEquals("ssh://ada@login.example.org:2222", all.address());
  }

  @Test
  void jumpsAreTakenAsSshWritesThemToo() throws IOException {
    String json = "{\"name\": \"a\", \"host\": \"h\", \"jumps\": \"one, ada@two:22\"}";
    assertEquals(
        List.of("one", "ada@two:22"), ClusterSettings.fromJson(Json.readObject(json)).jumps());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name      | {"name": "local"}
          name      | {"name": "a b"}
          name      | {}
          host      | {"name": "a", "host": "-oProxyCommand=x"}
          user      | {"name": "a", "user": "-l"}
          port      | {"name": "a", "port": 70000}
          port      | {"name": "a", "port": "22"}
          jumps     | {"name": "a", "jumps": ["a b"]}
          jumps     | {"name": "a", "jumps": 3}
          work      | {"name": "a", "work": "drumlin"}
          work      | {"name": "a", "work": "/a\\nb"}
          poll      | {"name": "a", "poll": 0}
          scheduler | {"name": "a", "scheduler": "a;b"}
          java.kind | {"name": "a", "java": {"kind": "magic"}}
          java.value| {"name": "a", "java": {"kind": "module"}}
          java.value| {"name": "a", "java": {"kind": "path", "value": "java"}}
          java.value| {"name": "a", "java": {"kind": "upload", "value": "x"}}
          """)
  void whatDoesNotDoIsNamed(String field, String json) {
    IOException e =
        assertThrows(
            IOException.class, () -> ClusterSettings.fromJson(Json.readObject(json)), json);
    assertTrue(String.valueOf(e.getMessage()).startsWith(field + ":"), e.getMessage());
  }
}
