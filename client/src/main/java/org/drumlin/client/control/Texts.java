package org.drumlin.client.control;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words on the screen: all of them stand in {@code org/drumlin/client/texts.properties}. */
public final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.drumlin.client.texts", Locale.ROOT);

  private Texts() {}

  /**
   * The text of that key, its places {@code {0}}, {@code {1}}… filled with the arguments. Numbers
   * are the caller's to format.
   */
  public static String text(String key, String... arguments) {
    String pattern = BUNDLE.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }

  /** Whether the bundle has that key. */
  public static boolean has(String key) {
    return BUNDLE.containsKey(key);
  }
}
