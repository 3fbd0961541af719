package org.drumlin.cli;

import java.io.IOException;
import java.util.List;
import org.drumlin.runner.RunnerCommand;

/** The runner as a child on this terminal: same input, same output, same end. */
final class RunnerChild {
  private RunnerChild() {}

  static int run(List<String> words) throws IOException, InterruptedException {
    List<String> line = RunnerCommand.standard().line(words.toArray(String[]::new));
    Process child = new ProcessBuilder(line).inheritIO().start();
    return child.waitFor();
  }
}
