package org.drumlin.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.drumlin.job.Durable;
import org.drumlin.job.Json;
import org.drumlin.job.TargetList;

/**
 * A file that only its user can read, where there is no keychain. Made so from its first byte:
 * {@link Files#createTempFile} gives nobody else any right.
 */
record SecretFile(Path file) implements Secrets {
  @Override
  public Optional<String> find(String account) throws IOException {
    return Optional.ofNullable(read().path(account).textValue());
  }

  @Override
  public void put(String account, String secret) throws IOException {
    write(read().put(account, secret));
  }

  @Override
  public void remove(String account) throws IOException {
    ObjectNode all = read();
    if (all.remove(account) != null) {
      write(all);
    }
  }

  @Override
  public TargetList.Secrets kind() {
    return TargetList.Secrets.FILE;
  }

  private ObjectNode read() throws IOException {
    return Json.find(file).orElseGet(Json::object);
  }

  private void write(ObjectNode all) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, "secrets-", ".tmp");
    try {
      Files.write(beside, Json.pretty(all));
      Durable.move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
