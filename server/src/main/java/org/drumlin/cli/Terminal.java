package org.drumlin.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits at the terminal; where there is none, secrets come by standard input. */
final class Terminal {
  private final Optional<Console> console;
  private final BufferedReader input =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  Terminal() {
    this.console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  boolean there() {
    return console.isPresent();
  }

  /** Text that may be seen while it is typed. */
  String text(String question) throws CliException {
    Console now =
        console.orElseThrow(
            () -> new CliException("'" + question + "' cannot be asked: there is no terminal", 2));
    return answered(now.readLine("%s ", question));
  }

  /** Text that nobody may see: typed without an echo, or the next line of standard input. */
  String secret(String question) throws CliException, IOException {
    if (console.isEmpty()) {
      return answered(input.readLine());
    }
    char[] typed = console.orElseThrow().readPassword("%s ", question);
    return answered(typed == null ? null : new String(typed));
  }

  private static String answered(@Nullable String answer) throws CliException {
    if (answer == null || answer.isBlank()) {
      throw new CliException("nothing was answered", 2);
    }
    return answer.strip();
  }
}
