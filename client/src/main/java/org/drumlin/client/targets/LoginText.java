package org.drumlin.client.targets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drumlin.client.control.Texts;

/**
 * A login node as a person types it: {@code [user@]host[:port]}, also with {@code ssh} before it.
 *
 * @param user empty when none is named
 * @param port 0 when none is named
 * @param problem what is wrong with it, in words; empty when nothing is
 */
record LoginText(String user, String host, int port, String problem) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:ssh://|ssh +)?(?:([^\\s@:/]+)@)?([A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+])(?::(\\d{1,5}))?/?");

  static LoginText read(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return refused("cluster.login.none");
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return refused("cluster.login.bad");
    }
    String user = matcher.group(1) == null ? "" : matcher.group(1);
    int port = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return new LoginText(user, matcher.group(2), port, "");
  }

  /** What a cluster with that login node may be called: the first part of its host's name. */
  String name() {
    if (host.isEmpty()) {
      return "";
    }
    return host.startsWith("[") || host.matches("[0-9.]+")
        ? Texts.text("cluster.name.any")
        : host.split("\\.", -1)[0];
  }

  private static LoginText refused(String key) {
    return new LoginText("", "", 0, Texts.text(key));
  }
}
