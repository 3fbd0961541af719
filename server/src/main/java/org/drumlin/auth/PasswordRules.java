package org.drumlin.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken, after NIST SP 800-63B: long ones, of any characters, that are not
 * among the commonest and not the name. No rules about digits and signs, no expiry.
 */
final class PasswordRules {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 128;
  private static final int FEW = 3;

  private final Set<String> common;

  PasswordRules() {
    try (InputStream in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
      if (in == null) {
        throw new IllegalStateException("common-passwords.txt is missing from the program");
      }
      this.common =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One form of each character, so that another keyboard types the same password. */
  static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  /** Refuses what is too easy to guess, with a message that says why. */
  void check(String password, String name) throws AccountException {
    String normal = normal(password);
    int length = normal.codePointCount(0, normal.length());
    if (length < SHORTEST || length > LONGEST) {
      throw refused(
          "A password has "
              + SHORTEST
              + " to "
              + LONGEST
              + " characters; this one has "
              + length
              + ".");
    }
    String plain = normal.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    String key = UserName.key(name);
    if (!key.isEmpty() && (plain.equals(key) || rest(plain, key) < FEW)) {
      throw refused("A password must not be the name.");
    }
    if (plain.chars().distinct().count() < FEW || common.contains(plain)) {
      throw refused("This password is among the first that anybody tries.");
    }
  }

  /** How many characters are left of a password without the name. */
  private static int rest(String password, String name) {
    return password.replace(name.replaceAll("\\s", ""), "").length();
  }

  private static AccountException refused(String message) {
    return AccountException.of(
        AccountException.Reason.INVALID,
        message,
        "Choose another: a few words that do not belong together are good.");
  }
}
