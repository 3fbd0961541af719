package org.drumlin.engine;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jocl.CL;
import org.jocl.CLException;

/** What a driver says, made readable. */
final class OpenClErrors {
  private static final Pattern NAME = Pattern.compile("CL_[A-Z0-9_]+");
  private static final int LONGEST_LOG = 2000;

  private OpenClErrors() {}

  /** The name of the error, such as {@code CL_OUT_OF_RESOURCES}. */
  static String name(CLException e) {
    Matcher name = NAME.matcher(String.valueOf(e.getMessage()));
    return name.find() ? name.group() : CL.stringFor_errorCode(e.getStatus());
  }

  /** What the compiler said, cut to a readable length. */
  static String log(CLException e) {
    String text = String.valueOf(e.getMessage()).strip();
    return text.length() > LONGEST_LOG ? text.substring(0, LONGEST_LOG) + " …" : text;
  }

  /** Text that ends in a zero byte. */
  static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8).strip();
  }
}
