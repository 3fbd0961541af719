package org.drumlin.auth;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that people sign in with. They are shown and compared, never part of a path, an address or
 * a command; the account's random id is.
 */
final class UserName {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 64;

  /** Letters and digits of any script; no control, formatting or direction characters. */
  private static final Pattern ALLOWED =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@'+-]*");

  private UserName() {}

  /** The name as it is kept: one form of each character, no spaces around or doubled. */
  static String checked(String text) throws AccountException {
    String name = normal(text);
    int length = name.codePointCount(0, name.length());
    if (length < SHORTEST || length > LONGEST) {
      throw refused("A name has " + SHORTEST + " to " + LONGEST + " characters.");
    }
    if (!ALLOWED.matcher(name).matches()) {
      throw refused(
          "A name begins with a letter or a digit and has letters, digits, spaces and . _ @ ' + -"
              + " only.");
    }
    return name;
  }

  /** What two names have in common that people would take for the same. */
  static String key(String name) {
    // Upper case first: some letters have one upper and two lower forms.
    String upper = normal(name).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  private static String normal(String text) {
    if (text.length() > 10 * LONGEST) {
      return "";
    }
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll(" {2,}", " ");
  }

  private static AccountException refused(String message) {
    return AccountException.of(AccountException.Reason.INVALID, message, "Choose another name.");
  }
}
