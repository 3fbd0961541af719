package org.drumlin.client.builder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.drumlin.bumps.ExportException;
import org.drumlin.client.control.Texts;
import org.drumlin.job.Json;
import org.drumlin.runner.RunnerCommand;

/**
 * The fit as bumps takes it. The runner writes it, in a process of its own, because the engine that
 * it takes stays out of this one. Works on files and waits: call it from a task.
 */
final class BumpsFiles {
  private BumpsFiles() {}

  /**
   * Writes model file, data and the script that runs them; says what was written.
   *
   * @throws ExportException in the words of what cannot be carried over
   */
  static String write(Draft draft, Path folder)
      throws ExportException, IOException, InterruptedException {
    Path own = Files.createTempDirectory("drumlin-bumps");
    try {
      Path document = FitFiles.save(draft, own.resolve("fit.json")).file();
      return words(ask("bumps", document.toString(), folder.toString()));
    } finally {
      delete(own);
    }
  }

  private static ObjectNode ask(String... arguments) throws IOException, InterruptedException {
    Process runner =
        new ProcessBuilder(RunnerCommand.standard().line(arguments))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      runner.getOutputStream().close();
      String answer =
          new String(runner.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = runner.waitFor();
      if (answer.isEmpty()) {
        throw new IOException("the runner ended with " + code + " and said nothing");
      }
      return Json.readObject(answer);
    } finally {
      runner.destroy();
    }
  }

  private static String words(ObjectNode answer) throws ExportException {
    if (answer.has("error")) {
      throw new ExportException(answer.path("error").asText());
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(Texts.text("export.bumps.done", answer.path("script").asText()));
    answer.path("notes").forEach(note -> sentences.add(note.asText()));
    return String.join(" ", sentences);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
