package org.drumlin.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes of a data file and its name. */
record DataSource(String name, byte[] bytes) {

  DataException error(String problem) {
    return new DataException(name + ": " + problem);
  }

  DataException error(int line, String problem) {
    return new DataException(name + ", line " + line + ": " + problem);
  }

  /** Whether the name ends so, in any case. */
  boolean named(String extension) {
    return name.toLowerCase(Locale.ROOT).endsWith(extension);
  }

  boolean startsWith(byte... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (bytes[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are bytes that no text has. */
  boolean isBinary() {
    if (isUtf16()) {
      return false;
    }
    for (byte b : bytes) {
      if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 26) {
        return true;
      }
    }
    return false;
  }

  /** The text: UTF-8, or Latin-1 where it is not; UTF-16 where a byte order mark says so. */
  String text() {
    String text;
    if (isUtf16()) {
      text = new String(bytes, StandardCharsets.UTF_16);
    } else {
      text = decode(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private boolean isUtf16() {
    return startsWith((byte) 0xFE, (byte) 0xFF) || startsWith((byte) 0xFF, (byte) 0xFE);
  }

  private String decode(Charset first, Charset otherwise) {
    try {
      return first.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, otherwise);
    }
  }
}
