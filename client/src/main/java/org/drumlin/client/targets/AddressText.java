package org.drumlin.client.targets;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.drumlin.client.control.Texts;

/**
 * A server's address as a person types it: {@code https://} need not be written.
 *
 * @param address whole, without a slash at its end; empty when there is none
 * @param problem what is wrong with it, in words; empty when nothing is
 */
record AddressText(String address, String problem) {

  static AddressText read(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return refused("add.address.none");
    }
    URI uri;
    try {
      uri = new URI(text.contains("://") ? text : "https://" + text);
    } catch (URISyntaxException e) {
      return refused("add.address.bad");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      return refused("add.address.bad");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getFragment() != null) {
      return refused("add.address.more");
    }
    if (scheme.equals("http") && !loopback(uri.getHost())) {
      return refused("add.address.plain");
    }
    return new AddressText(uri.toString().replaceAll("/+$", ""), "");
  }

  /** What a place at that address may be called: the first part of its host's name. */
  String name() {
    if (address.isEmpty()) {
      return "";
    }
    String host = URI.create(address).getHost();
    boolean number = host.startsWith("[") || host.matches("[0-9.]+");
    return number ? Texts.text("add.name.any") : host.split("\\.", -1)[0];
  }

  private static AddressText refused(String key) {
    return new AddressText("", Texts.text(key));
  }

  private static boolean loopback(String host) {
    return host.equals("localhost") || host.matches("127\\.[0-9.]+") || host.equals("[::1]");
  }
}
