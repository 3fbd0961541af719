package org.drumlin.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;

/** Turns away what is tried too often, on all servers of the group together. */
final class Limits {
  /** Of an IPv6 address, what one household or machine has to itself is half. */
  private static final int NETWORK = 8;

  private final AccountStore store;
  private final InstantSource clock;

  Limits(AccountStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** One try, or a refusal that says how long to wait. */
  void draw(String bucket, Rate rate, String refusal) throws AccountException {
    Duration wait = store.draw(bucket, rate, 1, clock.instant());
    if (!wait.isZero()) {
      throw AccountException.later(AccountException.Reason.TOO_OFTEN, refusal, wait);
    }
  }

  /** The try was no guess: it does not count. */
  void putBack(String bucket, Rate rate) {
    store.putBack(bucket, rate, 1, clock.instant());
  }

  /** The bucket of an address, for that purpose. */
  static String address(String purpose, String address) {
    return purpose + " from " + network(address);
  }

  /** The bucket of an account or session; what was typed is not kept. */
  static String of(String purpose, String whose) {
    return purpose + " " + Opaque.hash(whose);
  }

  private static String network(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK))
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return "elsewhere";
    }
  }
}
