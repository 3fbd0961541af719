package org.drumlin.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import redis.clients.jedis.params.RestoreParams;

/**
 * All keys of ours in a Redis, as one file: read in one step, so that they are of one moment, also
 * while servers write. In the form of Redis' own DUMP, which the same or a newer Redis takes.
 */
public final class RedisCopy {
  private static final String MARK = "drumlin redis 1";
  private static final RedisScript DUMP = RedisScript.of("dump.lua");

  private final RedisConnection redis;

  public RedisCopy(RedisConnection redis) {
    this.redis = redis;
  }

  /** Writes the file; how many keys it has. */
  public int write(Path file) throws IOException {
    List<?> all =
        redis.call(client ->
            (List<?>)
                client.eval(
                    DUMP.text().getBytes(StandardCharsets.UTF_8),
                    List.of(),
                    List.of(redis.key("").getBytes(StandardCharsets.UTF_8))));
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))))) {
      out.writeUTF(MARK);
      out.writeUTF(redis.key(""));
      out.writeInt(all.size() / 3);
      for (int i = 0; i < all.size(); i += 3) {
        write(out, (byte[]) all.get(i));
        write(out, (byte[]) all.get(i + 1));
        out.writeLong((Long) all.get(i + 2));
      }
    }
    return all.size() / 3;
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Whether there is nothing of ours. */
  public boolean isEmpty() {
    return redis
        .call(client ->
            (List<?>)
                client.eval(
                    DUMP.text().getBytes(StandardCharsets.UTF_8),
                    List.of(),
                    List.of(redis.key("").getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
  }

  /**
   * Puts the keys of a file into this Redis, which must have none of ours.
   *
   * @throws IOException when the file is none, or damaged: then nothing was written
   * @throws StoreException when there are keys already
   */
  public int restore(Path file) throws IOException {
    List<Entry> entries = read(file);
    if (!isEmpty()) {
      throw new StoreException(
          "The Redis at "
              + redis.settings().place()
              + " has jobs or accounts already; restore into an empty one.",
          null,
          false);
    }
    for (Entry entry : entries) {
      redis.call(client ->
          client.restore(
              entry.key(), entry.life(), entry.dump(), RestoreParams.restoreParams().replace()));
    }
    return entries.size();
  }

  private record Entry(byte[] key, byte[] dump, long life) {}

  private List<Entry> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))))) {
      if (!in.readUTF().equals(MARK)) {
        throw new IOException(file + " is no copy of Drumlin's keys");
      }
      String prefix = in.readUTF();
      if (!prefix.equals(redis.key(""))) {
        throw new IOException(file + " has keys that begin with " + prefix);
      }
      int count = in.readInt();
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        entries.add(new Entry(bytes(in), bytes(in), Math.max(0, in.readLong())));
      }
      if (in.read() >= 0) {
        throw new IOException(file + " is longer than it says");
      }
      return entries;
    }
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the copy is cut off");
    }
    return bytes;
  }
}
