package org.drumlin.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.drumlin.runner.RunnerCommand;

/** The runner as a child on this terminal: same input, same output, same end. */
final class RunnerChild {
  /** What the JVM says of the vector module whenever it is asked for. */
  private static final String INCUBATOR = "WARNING: Using incubator modules";

  private RunnerChild() {}

  static int run(List<String> words) throws IOException, InterruptedException {
    RunnerCommand command = RunnerCommand.standard();
    Process child =
        command
            .process(command.line(words.toArray(String[]::new)))
            .redirectInput(Redirect.INHERIT)
            .redirectOutput(Redirect.INHERIT)
            .start();
    try (BufferedReader errors = child.errorReader()) {
      for (String said = errors.readLine(); said != null; said = errors.readLine()) {
        if (!said.startsWith(INCUBATOR)) {
          System.err.println(said);
        }
      }
    }
    return child.waitFor();
  }
}
