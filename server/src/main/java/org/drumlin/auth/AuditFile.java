package org.drumlin.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.drumlin.job.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log of a group's server: a JSON object a line, times in UTC, a file a month, {@code
 * audit-2026-11.jsonl}. Files are only ever appended to, under the system's lock, so that several
 * servers on one data folder may write the same one.
 */
public final class AuditFile implements AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditFile.class);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("'audit-'yyyy-MM'.jsonl'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int BLOCK = 1 << 16;

  private final Path folder;
  private final InstantSource clock;
  private final ReentrantLock writing = new ReentrantLock();

  /** Keeps its files in that folder, made when needed. */
  public AuditFile(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public void record(String user, String action, String subject, String address) {
    AuditEntry entry = new AuditEntry(clock.instant(), user, action, subject, address);
    byte[] line = (Json.line(entry.toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
    writing.lock();
    try (FileChannel file =
            FileChannel.open(
                folder.resolve(MONTH.format(entry.time())),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        FileLock lock = file.lock()) {
      ByteBuffer rest = ByteBuffer.wrap(line);
      while (lock.isValid() && rest.hasRemaining()) {
        file.write(rest);
      }
    } catch (IOException e) {
      // What people do goes on; that it is not written down is for the administrator to see.
      LOG.error("The audit log cannot be written: {} {} {}", user, action, subject, e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public List<AuditEntry> newest(int limit) {
    List<AuditEntry> entries = new ArrayList<>();
    try {
      for (Path file : files()) {
        for (String line : lastLines(file, limit - entries.size())) {
          entries.add(AuditEntry.fromJson(Json.readObject(line)));
        }
      }
    } catch (IOException e) {
      LOG.error("The audit log cannot be read", e);
    }
    return entries;
  }

  /** The newest first; the names sort by time. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().matches("audit-.*\\.jsonl"))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /** The last lines of a file, the last first, read from its end. */
  private static List<String> lastLines(Path file, int limit) throws IOException {
    List<String> lines = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = channel.size();
      byte[] tail = new byte[0];
      while (limit > 0 && from > 0 && count(tail) <= limit) {
        int size = (int) Math.min(BLOCK, from);
        from -= size;
        byte[] longer = new byte[size + tail.length];
        System.arraycopy(tail, 0, longer, size, tail.length);
        ByteBuffer block = ByteBuffer.wrap(longer, 0, size);
        while (block.hasRemaining() && channel.read(block, from + block.position()) > 0) {
          // Until the block is full.
        }
        tail = longer;
      }
      List<String> all = new String(tail, StandardCharsets.UTF_8).lines().toList();
      for (int i = all.size() - 1; i >= 0 && lines.size() < limit; i--) {
        lines.add(all.get(i));
      }
    }
    return lines;
  }

  private static int count(byte[] text) {
    int lines = 0;
    for (byte one : text) {
      lines += one == '\n' ? 1 : 0;
    }
    return lines;
  }
}
