package org.drumlin.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a job: the whole contract between who asks for a fit and who computes it.
 *
 * <pre>
 * job.json  fit.json  data/            in
 * control                              "stop": end now with what there is; "pause": keep the
 *                                      fit's state and end, another attempt goes on from it
 * lock                                 held by the live runner
 * attempt-N/                           out, see {@link AttemptFolder}
 * result.json  run.json  samples.csv.gz  checkpoint.bin  exit.json    moved up from one attempt
 * </pre>
 *
 * Files appear whole, by rename; exit.json is the last of its kind, in an attempt and here.
 */
public final class JobFolder {
  /** Names of what is published, in the order it is moved up. */
  private static final List<String> PUBLISHED =
      List.of("result.json", "run.json", "samples.csv.gz", "checkpoint.bin", "exit.json");

  private static final String STOP = "stop";
  private static final String PAUSE = "pause";
  private static final Pattern ATTEMPT = Pattern.compile("attempt-([1-9][0-9]{0,5})");

  private final Path path;

  private JobFolder(Path path) {
    this.path = path;
  }

  /** The folder at that path, whether or not it is there yet. */
  public static JobFolder at(Path path) {
    return new JobFolder(path.toAbsolutePath().normalize());
  }

  /** Whether a path is a job's folder and nothing else's. */
  public static boolean isJobFolder(Path path) {
    try {
      return Json.readObject(Files.readAllBytes(path.resolve("job.json"))).path("drumlin").isInt()
          && Files.isRegularFile(path.resolve("fit.json"));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Fills a new folder with a job's input; when this returns it is on disk. job.json is written
   * last: without it the folder is no job.
   *
   * @param id of the job
   * @param document fit.json, byte for byte
   * @param data where each file that the document names is to be copied from, by that name
   */
  public void create(String id, String title, byte[] document, Map<String, Path> data)
      throws IOException {
    putInput(document, data);
    ObjectNode job =
        Json.object()
            .put("drumlin", 1)
            .put("id", id)
            .put("title", title)
            .put("created", Instant.now().toString());
    Durable.write(path.resolve("job.json"), Json.pretty(job));
    Durable.forceDirectory(path);
  }

  /** Puts a document and its data in the place of those that are there: to go on with more. */
  public void putInput(byte[] document, Map<String, Path> data) throws IOException {
    Files.createDirectories(data());
    for (var entry : data.entrySet()) {
      Path target = dataFile(entry.getKey());
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Durable.write(target, Files.readAllBytes(entry.getValue()));
    }
    Durable.write(document(), document);
  }

  public Path path() {
    return path;
  }

  public Path document() {
    return path.resolve("fit.json");
  }

  public Path data() {
    return path.resolve("data");
  }

  /**
   * Where a file that the document names lies.
   *
   * @throws IOException when the name leads out of the folder
   */
  public Path dataFile(String name) throws IOException {
    Path file = data().resolve(name).normalize();
    if (!file.startsWith(data()) || file.equals(data())) {
      throw new IOException("data file '" + name + "' lies outside the job's folder");
    }
    return file;
  }

  /** Asks the runner to end now with what it has. */
  public void requestStop() throws IOException {
    Durable.write(control(), STOP.getBytes(StandardCharsets.UTF_8));
  }

  /** Asks the runner to keep the fit's state and to end, so that another one goes on from there. */
  public void requestPause() throws IOException {
    Durable.write(control(), PAUSE.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes such a request back, and no other: before a runner goes on. */
  public void takeBackPause() throws IOException {
    if (wish() == Wish.PAUSE) {
      Files.deleteIfExists(control());
    }
  }

  /** What the runner is asked for. */
  public enum Wish {
    /** Nothing: compute. */
    GO_ON,
    /** End with what there is. */
    STOP,
    /** End without a result, in a state to go on from. */
    PAUSE
  }

  /** What the runner is asked for now. */
  public Wish wish() throws IOException {
    try {
      return switch (Files.readString(control()).strip()) {
        case STOP -> Wish.STOP;
        case PAUSE -> Wish.PAUSE;
        default -> Wish.GO_ON;
      };
    } catch (NoSuchFileException e) {
      return Wish.GO_ON;
    }
  }

  /** Takes an earlier request to stop back: before a folder is run again. */
  public void clearControl() throws IOException {
    Files.deleteIfExists(control());
  }

  /** Takes the runner's lock for that attempt; empty when another runner has it. */
  public Optional<FolderLock> lock(int attempt) throws IOException {
    return FolderLock.take(path.resolve("lock"), attempt);
  }

  /** Whether a runner is alive here. */
  public boolean locked() throws IOException {
    return FolderLock.held(path.resolve("lock"));
  }

  /** Who holds the lock, or held it last and died. */
  public Optional<FolderLock.Holder> lockHolder() {
    return FolderLock.holder(path.resolve("lock"));
  }

  /** The folder of an attempt, whether or not it is there. */
  public AttemptFolder attempt(int number) {
    return new AttemptFolder(path.resolve("attempt-" + number), number);
  }

  /** Numbers of the attempts there are, ascending. */
  public List<Integer> attempts() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(path, "attempt-*")) {
      for (Path child : children) {
        Matcher matcher = ATTEMPT.matcher(String.valueOf(child.getFileName()));
        if (matcher.matches()) {
          numbers.add(Integer.parseInt(matcher.group(1)));
        }
      }
    }
    Collections.sort(numbers);
    return numbers;
  }

  /** The number after the last attempt. */
  public int nextAttempt() throws IOException {
    List<Integer> numbers = attempts();
    return numbers.isEmpty() ? 1 : numbers.getLast() + 1;
  }

  /** The newest state that an attempt before that one left behind. */
  public Optional<Path> checkpointBefore(int attempt) throws IOException {
    int done = published().map(Exit::attempt).orElse(0);
    return attempts().reversed().stream()
        .filter(number -> number < attempt && number > done)
        .map(number -> attempt(number).checkpoint())
        .filter(Files::isRegularFile)
        .findFirst()
        .or(() -> Optional.of(publishedFile("checkpoint.bin")).filter(Files::isRegularFile));
  }

  /** How the published attempt ended; empty while nothing is published. */
  public Optional<Exit> published() throws IOException {
    return readExit(path.resolve("exit.json"));
  }

  /**
   * Moves an ended attempt's outputs up, exit.json last. The caller has made sure, in its store and
   * under the fence, that this attempt is the one. Doing it twice, or going on after a crash in the
   * middle, is the same as once.
   *
   * @return false when the attempt is stale: a later one is published already
   */
  public boolean publish(int number) throws IOException {
    Optional<Exit> present = published();
    AttemptFolder attempt = attempt(number);
    if (present.isPresent() && present.orElseThrow().attempt() > number) {
      return false;
    }
    boolean already =
        present.isPresent()
            && present.orElseThrow().attempt() == number
            && !Files.exists(attempt.exitFile());
    if (already) {
      return true;
    }
    if (present.isPresent()) {
      for (String name : PUBLISHED.reversed()) {
        Files.deleteIfExists(path.resolve(name));
      }
    }
    for (String name : PUBLISHED) {
      try {
        Durable.move(attempt.path().resolve(name), path.resolve(name));
      } catch (NoSuchFileException e) {
        // There is none, or another server moves the same attempt's outputs and was faster.
      }
    }
    Durable.forceDirectory(path.resolve("exit.json"));
    return true;
  }

  /**
   * Where an output of that attempt lies now: here when it is published, else in the attempt's
   * folder. Asked again when it was moved up in between.
   */
  public Optional<Path> output(int number, String name) throws IOException {
    Path own = attempt(number).path().resolve(name);
    if (Files.exists(own)) {
      return Optional.of(own);
    }
    boolean ours = published().filter(exit -> exit.attempt() == number).isPresent();
    Path above = path.resolve(name);
    boolean beingPublished = attempt(number).exit().isPresent() && published().isEmpty();
    return (ours || beingPublished) && Files.exists(above) ? Optional.of(above) : Optional.empty();
  }

  /** Where a published file lies. */
  public Path publishedFile(String name) {
    return path.resolve(name);
  }

  static Optional<Exit> readExit(Path file) throws IOException {
    try {
      return Optional.of(Exit.fromJson(Json.readObject(Files.readAllBytes(file))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path control() {
    return path.resolve("control");
  }
}
