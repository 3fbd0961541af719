package org.drumlin.shell;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The host keys that are known: those that somebody trusted here, in a file of ours, and those of
 * the user's and the system's known_hosts, plain or hashed, which stay as they are.
 */
public final class HostKeys {
  private final Path own;

  /**
   * @param own our known_hosts; made with the first key
   */
  public HostKeys(Path own) {
    this.own = own;
  }

  /** What is known of one key. */
  enum Known {
    YES,
    /** No key of that host is. */
    NO,
    /** Another key is, or this one is revoked. */
    OTHER
  }

  /**
   * A host's keys.
   *
   * @param name as in known_hosts: {@code [host]:port} where the port is not the usual one
   */
  List<HostKey> of(String name, Hop hop) {
    List<HostKey> keys = new ArrayList<>();
    for (Path file : files(hop)) {
      HostKeyRepository repository = read(file);
      List<HostKey> found = found(repository, name);
      // The library adds the keys of the same host's usual port: those may help, never contradict.
      found.removeAll(found(repository, withoutPort(name)));
      keys.addAll(found);
    }
    return keys;
  }

  Known known(String name, Hop hop, byte[] key) {
    String text = Base64.getEncoder().encodeToString(key);
    List<HostKey> keys = of(name, hop);
    if (keys.stream().anyMatch(k -> k.getKey().equals(text) && revoked(k))) {
      return Known.OTHER;
    }
    List<HostKey> plain = keys.stream().filter(k -> k.getMarker().isEmpty()).toList();
    if (plain.stream().anyMatch(k -> k.getKey().equals(text))) {
      return Known.YES;
    }
    if (!plain.isEmpty()) {
      return Known.OTHER;
    }
    return usualPortHas(name, hop, text) ? Known.YES : Known.NO;
  }

  /** Keeps a key that somebody called the right one. */
  synchronized void trust(String name, String type, byte[] key) throws IOException {
    Path folder = own.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    String line = name + " " + type + " " + Base64.getEncoder().encodeToString(key) + "\n";
    Files.writeString(own, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** As ssh-keygen prints it. */
  static String fingerprint(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In which file another key of that host stands, for a person who has to look there. */
  String where(String name, Hop hop) {
    return files(hop).stream()
        .filter(file -> !found(read(file), name).isEmpty())
        .map(Path::toString)
        .findFirst()
        .orElse(own.toString());
  }

  private boolean usualPortHas(String name, Hop hop, String text) {
    return !withoutPort(name).equals(name)
        && files(hop).stream()
            .flatMap(file -> found(read(file), withoutPort(name)).stream())
            .anyMatch(k -> k.getKey().equals(text) && k.getMarker().isEmpty());
  }

  private List<Path> files(Hop hop) {
    List<Path> files = new ArrayList<>(hop.knownHosts());
    if (Files.isReadable(own)) {
      files.addFirst(own);
    }
    return files;
  }

  private static boolean revoked(HostKey key) {
    return key.getMarker().equals("@revoked");
  }

  private static String withoutPort(String name) {
    int end = name.indexOf("]:");
    return name.startsWith("[") && end > 0 ? name.substring(1, end) : name;
  }

  private static HostKeyRepository read(Path file) {
    try {
      JSch jsch = new JSch();
      jsch.setKnownHosts(file.toString());
      return jsch.getHostKeyRepository();
    } catch (JSchException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  private static List<HostKey> found(HostKeyRepository repository, String name) {
    return new ArrayList<>(Arrays.asList(repository.getHostKey(name, null)));
  }
}
