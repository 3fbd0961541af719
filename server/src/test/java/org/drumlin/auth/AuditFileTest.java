package org.drumlin.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.drumlin.job.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditFileTest {
  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T23:59:59.5Z"));

  private AuditFile open() throws Exception {
    return new AuditFile(folder.resolve("audit"), now::get);
  }

  private static List<String> subjects(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::subject).toList();
  }

  @Test
  void anActionIsALineInUtcAndReadBack() throws Exception {
    AuditFile log = open();
    log.record("anna", "job.submit", "job-1", "192.0.2.7");
    String line = Files.readString(folder.resolve("audit/audit-2026-11.jsonl"));
    assertTrue(line.endsWith("}\n") && line.contains("\"2026-11-30T23:59:59.500Z\""), line);
    AuditEntry entry = AuditEntry.fromJson(Json.readObject(line));
    assertEquals(
        new AuditEntry(
            Instant.parse("2026-11-30T23:59:59.5Z"), "anna", "job.submit", "job-1", "192.0.2.7"),
        entry);
    assertEquals(List.of(entry), open().newest(10));
  }

  @Test
  void nothingIsOverwrittenAndAMonthHasAFile() throws Exception {
    open().record("a", "login", "1");
    open().record("a", "login", "2");
    now.set(Instant.parse("2026-12-01T00:00:00Z"));
    open().record("a", "logout", "3");
    assertEquals(List.of("3", "2", "1"), subjects(open().newest(10)));
    assertEquals(List.of("3", "2"), subjects(open().newest(2)));
    assertEquals(List.of(), open().newest(0));
    assertEquals(2, Files.readAllLines(folder.resolve("audit/audit-2026-11.jsonl")).size());
  }

  @Test
  void theNewestOfManyAreReadFromTheEnd() throws Exception {
    AuditFile log = open();
    for (int i = 0; i < 1500; i++) {
      log.record("somebody with a long id, as ids are", "job.submit", Integer.toString(i), "x");
    }
    assertEquals(
        IntStream.range(0, 900).mapToObj(i -> Integer.toString(1499 - i)).toList(),
        subjects(log.newest(900)));
    assertEquals(1500, log.newest(5000).size());
  }

  @Test
  void manyWritersLeaveWholeLines() throws Exception {
    List<AuditFile> servers = List.of(open(), open());
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        AuditFile one = servers.get(i % 2);
        String subject = Integer.toString(i);
        all.add(pool.submit(() -> one.record("a", "login", subject)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertEquals(200, open().newest(1000).stream().map(AuditEntry::subject).distinct().count());
  }
}
