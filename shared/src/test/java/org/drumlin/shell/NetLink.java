package org.drumlin.shell;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A network namespace behind a cable of its own, which can be slow, cut and mended. It leads
 * nowhere else. Needs root.
 */
public final class NetLink implements AutoCloseable {
  private static final int STARTS = 5;

  private final String name;
  private final String near;
  private final String far;

  private NetLink(int number) {
    name = "dr%04x".formatted(number);
    // Addresses set aside for tests of networks (RFC 2544), four for each cable.
    String net = "198.18." + (number >> 6 & 0xff) + ".";
    near = net + ((number & 0x3f) * 4 + 1);
    far = net + ((number & 0x3f) * 4 + 2);
  }

  public static NetLink create() throws Exception {
    for (int i = 1; ; i++) {
      NetLink link = new NetLink(ThreadLocalRandom.current().nextInt(1 << 14));
      try {
        SshRun.run("ip", "netns", "add", link.name);
      } catch (IOException e) {
        // Another test's has the same number.
        if (i == STARTS) {
          throw e;
        }
        continue;
      }
      try {
        link.lay();
        return link;
      } catch (IOException e) {
        link.close();
        throw e;
      }
    }
  }

  public String namespace() {
    return name;
  }

  /** Of the far end. */
  public String address() {
    return far;
  }

  /** Lets through so much, such as {@code 20mbit}. */
  public void slow(String rate) throws Exception {
    SshRun.run(
        "tc", "qdisc", "add", "dev", cable(), "root", "tbf", "rate", rate, "burst", "64kb",
        "latency", "200ms");
  }

  /** Nothing gets through, and nobody is told. */
  public void cut() throws Exception {
    SshRun.run("ip", "-n", name, "link", "set", cable() + "b", "down");
  }

  public void mend() throws Exception {
    SshRun.run("ip", "-n", name, "link", "set", cable() + "b", "up");
  }

  @Override
  public void close() {
    try {
      SshRun.run("ip", "netns", "del", name);
    } catch (Exception e) {
      throw new AssertionError("the namespace " + name + " stays behind", e);
    }
  }

  private String cable() {
    return "v" + name;
  }

  private void lay() throws Exception {
    SshRun.run(
        "ip", "link", "add", cable(), "type", "veth", "peer", "name", cable() + "b", "netns", name);
    SshRun.run("ip", "addr", "add", near + "/30", "dev", cable());
    SshRun.run("ip", "link", "set", cable(), "up");
    SshRun.run("ip", "-n", name, "addr", "add", far + "/30", "dev", cable() + "b");
    SshRun.run("ip", "-n", name, "link", "set", "lo", "up");
    mend();
  }
}
