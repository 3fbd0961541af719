package org.drumlin.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.drumlin.job.Job;
import org.drumlin.job.JobEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed right after an acknowledgement loses nothing of it. */
final class KilledStoreIT {
  private static final int KILLS = 5;

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(submitUntilKilled("r" + kill, 3 + 5 * kill));
      try (SqliteJobStore store = SqliteJobStore.open(folder, InstantSource.system())) {
        Set<String> there = store.list("anna").stream().map(Job::id).collect(Collectors.toSet());
        assertTrue(there.containsAll(acknowledged), () -> "lost of " + acknowledged);
        for (String id : acknowledged) {
          NewJob again =
              new NewJob(id + "x", "anna", "", "lm", List.of(), Optional.of(id), id, Job.HERE, 0);
          assertEquals(Submitted.Outcome.KNOWN, store.submit(again).outcome());
        }
        Set<String> told =
            store.events(EventQuery.all(0, 1_000_000)).events().stream()
                .map(JobEvent::job)
                .collect(Collectors.toSet());
        assertEquals(there, told, "no state without its event");
      }
    }
  }

  /** Ids acknowledged by a process that is killed as soon as it has acknowledged that many. */
  private List<String> submitUntilKilled(String run, int count) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SubmitForever.class.getName(),
                folder.toString(),
                run)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < count; i++) {
        assertEquals(run + "-" + i, out.readLine());
      }
      process.destroyForcibly();
      List<String> ids = IntStream.range(0, count).mapToObj(i -> run + "-" + i).toList();
      process.waitFor();
      return ids;
    }
  }
}
