package org.drumlin.shell;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The frame around what a script prints. Banners and start files print what they like before it; a
 * random word that they cannot know tells where the script's own output begins and ends, on both
 * streams. The script itself goes over standard input, its length before it, so that no login
 * shell, whichever it is, ever reads it; what follows it on standard input is its own.
 */
final class Frame {
  /** The exit code of a script that did not get through whole, which no program has. */
  static final int MANGLED = 256;

  private final String word;
  private final byte[] script;

  Frame(String script) {
    byte[] random = new byte[12];
    ThreadLocalRandom.current().nextBytes(random);
    word = HexFormat.of().formatHex(random);
    this.script = script.getBytes(UTF_8);
  }

  /** What goes to standard input first. */
  byte[] script() {
    return script.clone();
  }

  byte[] begin() {
    return ("BEGIN" + word + "\n").getBytes(US_ASCII);
  }

  byte[] end() {
    return ("\nEND" + word + " ").getBytes(US_ASCII);
  }

  /** How long what follows {@link #end()} is: three digits and the end of the line. */
  int codeLength() {
    return 4;
  }

  /**
   * For bash's {@code -c}; no quote, backslash or exclamation mark, which shells read variously.
   */
  String inner() {
    return "echo BEGIN%1$s; echo BEGIN%1$s >&2; s=$(head -c %2$d; echo x); s=${s%%x}; "
            .formatted(word, script.length)
        + "if [ ${#s} -eq %d ]; then (eval \"$s\"); c=$?; else c=%d; fi; "
            .formatted(script.length, MANGLED)
        + "echo; printf \"END%1$s %%03d\" $c; echo; (echo; printf \"END%1$s %%03d\" $c; echo) >&2"
            .formatted(word);
  }

  /**
   * For a login shell of any kind.
   *
   * @param seconds after which what runs there is ended there, too; 0: never
   */
  String command(long seconds) {
    String bash = "bash --noprofile --norc -c";
    return "exec env -u BASH_ENV LC_ALL=C TZ=UTC "
        + bash
        + " 'if type timeout >/dev/null 2>&1; then exec timeout -k 5 "
        + seconds
        + " "
        + bash
        + " \"$1\"; fi; exec "
        + bash
        + " \"$1\"' drumlin '"
        + inner()
        + "'";
  }
}
