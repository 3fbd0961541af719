package org.drumlin.job;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine, or container, calls itself. */
public final class ThisHost {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
  private static final String NAME = find();

  private ThisHost() {}

  /** Its name; the same for as long as this process lives. */
  public static String name() {
    return NAME;
  }

  private static String find() {
    try {
      return Files.readString(KERNEL).strip();
    } catch (IOException e) {
      // Not Linux: asked for another way, which may look the name up in the network.
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException unknown) {
        return "localhost";
      }
    }
  }
}
