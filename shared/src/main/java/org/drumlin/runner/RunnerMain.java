package org.drumlin.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.drumlin.engine.EngineWish;
import org.drumlin.engine.OpenClException;
import org.drumlin.job.JobFolder;
import org.drumlin.job.Json;
import org.drumlin.model.Catalogue;

/**
 * Main of drumlin-runner.jar: one fit in one process, the warm evaluator, and evaluation line by
 * line. Exit codes: 0 finished, 1 failed, 2 a wrong command line, 3 stopped with a partial result,
 * 75 another runner is at work in the folder.
 */
public final class RunnerMain {
  static final int USAGE = 2;

  private static final String HELP =
      """
      drumlin-runner run FOLDER [--attempt N] [--threads N] [--engine E] [--checkpoint SECONDS] [--resume]
                                                                           computes the fit of a job's folder
      drumlin-runner eval --jsonl [--threads N] [--engine E] [--models DIR] a curve for each line of JSON
      drumlin-runner evaluator [--threads N] [--engine E] [--models DIR]   the same, for a program that stays
      drumlin-runner bumps DOCUMENT FOLDER                                 a fit as bumps takes it
      drumlin-runner devices --json                                        the OpenCL devices there are
      drumlin-runner devices --speed jvm|NUMBER                            how fast one of them is
      """;

  private RunnerMain() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.in, System.out, System.err));
  }

  static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    String command = rest.isEmpty() ? "--help" : rest.pop();
    try {
      return switch (command) {
        case "run" -> runFolder(rest, err);
        case "eval" -> {
          takeFlag(rest, "--jsonl");
          yield evaluate(rest, false, in, out);
        }
        case "evaluator" -> evaluate(rest, true, in, out);
        case "devices" -> devices(rest, out);
        case "bumps" -> BumpsCommand.run(rest, out);
        case "--help", "-h" -> {
          out.print(HELP);
          yield 0;
        }
        case "--version" -> {
          out.println(Version.current());
          yield 0;
        }
        default -> throw new UsageException("'" + command + "' is not a command; see --help");
      };
    } catch (UsageException e) {
      err.println("drumlin: " + e.getMessage());
      return USAGE;
    } catch (IOException e) {
      err.println("drumlin: " + Failure.ofInput(e));
      return 1;
    }
  }

  private static int runFolder(Deque<String> rest, PrintStream err) throws UsageException {
    Optional<Path> folder = Optional.empty();
    OptionalInt attempt = OptionalInt.empty();
    Optional<EngineWish> engine = Optional.empty();
    Duration checkpoint = RunOptions.USUAL_CHECKPOINT;
    boolean resume = false;
    boolean pauseOnSignal = false;
    int threads = Runtime.getRuntime().availableProcessors();
    while (!rest.isEmpty()) {
      String word = rest.pop();
      switch (word) {
        case "--attempt" -> attempt = OptionalInt.of(number(word, rest));
        case "--threads" -> threads = number(word, rest);
        case "--engine" -> engine = Optional.of(engine(rest));
        case "--checkpoint" -> checkpoint = seconds(word, rest);
        case "--resume" -> resume = true;
        case "--pause-on-signal" -> pauseOnSignal = true;
        default -> {
          if (word.startsWith("-") || folder.isPresent()) {
            throw new UsageException("run does not know '" + word + "'");
          }
          folder = Optional.of(Path.of(word));
        }
      }
    }
    Path path =
        folder.orElseThrow(() -> new UsageException("run needs the folder of a job: run FOLDER"));
    if (!JobFolder.isJobFolder(path)) {
      throw new UsageException(
          path + " is not the folder of a job (it has no job.json and fit.json)");
    }
    RunOptions options =
        new RunOptions(attempt, threads, engine, checkpoint, resume, pauseOnSignal);
    return new JobRunner(JobFolder.at(path), options, err).run();
  }

  private static int evaluate(Deque<String> rest, boolean timed, InputStream in, PrintStream out)
      throws UsageException, IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    EngineWish engine = new EngineWish.Auto();
    Catalogue catalogue = Catalogue.builtin();
    while (!rest.isEmpty()) {
      String word = rest.pop();
      switch (word) {
        case "--threads" -> threads = number(word, rest);
        case "--engine" -> engine = engine(rest);
        case "--models" -> catalogue = catalogue.with(folder(word, rest));
        default -> throw new UsageException("eval does not know '" + word + "'");
      }
    }
    try (Evaluator evaluator = Evaluator.open(engine, threads, catalogue)) {
      new EvalLines(evaluator, timed).serve(in, out);
    } catch (OpenClException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return 0;
  }

  private static int devices(Deque<String> rest, PrintStream out) throws UsageException {
    int threads = Runtime.getRuntime().availableProcessors();
    String word = rest.isEmpty() ? "" : rest.pop();
    switch (word) {
      case "--json" -> out.println(Json.line(DeviceAnswers.list()));
      case "--speed" -> {
        if (rest.isEmpty()) {
          throw new UsageException("devices --speed needs jvm or a device's number");
        }
        out.println(Json.line(DeviceAnswers.speed(rest.pop(), threads)));
      }
      default -> throw new UsageException("devices takes --json or --speed");
    }
    return 0;
  }

  private static EngineWish engine(Deque<String> rest) throws UsageException {
    try {
      return EngineWish.parse(rest.isEmpty() ? "" : rest.pop());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--engine: " + e.getMessage());
    }
  }

  private static void takeFlag(Deque<String> rest, String flag) throws UsageException {
    if (!rest.remove(flag)) {
      throw new UsageException("eval reads lines of JSON: eval " + flag);
    }
  }

  private static int number(String option, Deque<String> rest) throws UsageException {
    String word = rest.isEmpty() ? "" : rest.pop();
    if (!word.matches("[1-9][0-9]{0,4}")) {
      throw new UsageException(option + " needs a number from 1, not '" + word + "'");
    }
    return Integer.parseInt(word);
  }

  private static Duration seconds(String option, Deque<String> rest) throws UsageException {
    String word = rest.isEmpty() ? "" : rest.pop();
    if (!word.matches("[0-9]{1,6}([.][0-9]{1,3})?") || Double.parseDouble(word) <= 0) {
      throw new UsageException(option + " needs seconds above 0, not '" + word + "'");
    }
    return Duration.ofMillis(Math.round(1000 * Double.parseDouble(word)));
  }

  private static Path folder(String option, Deque<String> rest) throws UsageException {
    if (rest.isEmpty()) {
      throw new UsageException(option + " needs a folder");
    }
    return Path.of(rest.pop());
  }

  /** A wrong command line; the message is for a person. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }
}
