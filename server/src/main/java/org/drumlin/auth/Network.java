package org.drumlin.auth;

import java.net.InetAddress;

/**
 * A range of addresses, such as {@code 10.0.0.0/8}, or one, {@code ::1}.
 *
 * @param base its first address
 * @param bits how many leading bits count
 */
public record Network(InetAddress base, int bits) {

  /**
   * Reads such text; names are not looked up.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int all = 8 * base.getAddress().length;
    int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > all) {
      throw new IllegalArgumentException(text + " has no such number of bits");
    }
    return new Network(base, bits);
  }

  /** Whether the address, as text, lies in it; text that is no address does not. */
  public boolean contains(String address) {
    byte[] other;
    try {
      other = InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
    byte[] mine = base.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + bits;
  }
}
