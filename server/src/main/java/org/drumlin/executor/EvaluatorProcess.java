package org.drumlin.executor;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.drumlin.job.EvalReply;
import org.drumlin.job.EvalRequest;
import org.drumlin.job.Json;
import org.drumlin.runner.RunnerCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The warm evaluator: one process that computes curves for the live plot, started when first asked
 * or ahead of that, and again after it died or hung. Requests may overlap; answers find theirs by
 * id. Safe for any thread.
 */
public final class EvaluatorProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EvaluatorProcess.class);

  private final RunnerCommand command;
  private final Path log;
  private final Duration patience;
  private final Object guard = new Object();
  private @Nullable Session session;
  private long nextId;
  private boolean closed;

  /**
   * @param log file for what the process says beside its answers
   * @param patience the longest one curve may take; then the process is started anew
   */
  public EvaluatorProcess(RunnerCommand command, Path log, Duration patience) {
    this.command = command;
    this.log = log;
    this.patience = patience;
  }

  /** Starts the process if it is not there, so that the first curve need not wait for it. */
  public void warmUp() {
    try {
      synchronized (guard) {
        live();
      }
    } catch (IOException e) {
      LOG.error("the evaluator cannot be started", e);
    }
  }

  /**
   * The curve of a request, or what is wrong with it.
   *
   * @throws IOException when the evaluator failed and asking again may help; for a person
   */
  public EvalReply evaluate(EvalRequest request) throws IOException, InterruptedException {
    Session at;
    String id;
    Future<EvalReply> answer;
    synchronized (guard) {
      at = live();
      id = Long.toString(nextId++);
      answer = at.send(request.withId(id));
    }
    try {
      EvalReply reply = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return switch (reply) {
        case EvalReply.Computed c -> c.withId(request.id());
        case EvalReply.Refused r -> new EvalReply.Refused(request.id(), r.error());
      };
    } catch (TimeoutException e) {
      at.end();
      throw new IOException(
          "the curve took longer than " + patience.toSeconds() + " s and was given up", e);
    } catch (ExecutionException e) {
      throw new IOException("the evaluator's process ended; it is started again", e);
    }
  }

  private Session live() throws IOException {
    if (closed) {
      throw new IOException("the program is closing");
    }
    Session present = session;
    if (present == null || !present.alive()) {
      present = Session.start(command, log);
      session = present;
    }
    return present;
  }

  @Override
  public void close() {
    synchronized (guard) {
      closed = true;
      if (session != null) {
        session.end();
      }
    }
  }

  /** One life of the process. */
  private static final class Session {
    private final Process process;
    private final Writer requests;
    private final Map<String, CompletableFuture<EvalReply>> waiting = new ConcurrentHashMap<>();
    private volatile boolean over;

    private Session(Process process) {
      this.process = process;
      this.requests =
          new BufferedWriter(
              new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    static Session start(RunnerCommand command, Path log) throws IOException {
      File errors = log.toFile();
      Process process =
          command
              .process(command.line("evaluator"))
              .redirectError(Redirect.appendTo(errors))
              .start();
      Session session = new Session(process);
      Thread.ofPlatform().name("evaluator").daemon().start(session::read);
      return session;
    }

    boolean alive() {
      return !over && process.isAlive();
    }

    Future<EvalReply> send(EvalRequest request) throws IOException {
      CompletableFuture<EvalReply> answer = new CompletableFuture<>();
      waiting.put(request.id().orElseThrow(), answer);
      requests.write(Json.line(request.toJson()));
      requests.write('\n');
      requests.flush();
      if (over) {
        answer.completeExceptionally(new IOException("the evaluator ended"));
      }
      return answer;
    }

    private void read() {
      try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
          EvalReply reply = EvalReply.fromJson(Json.readObject(line));
          CompletableFuture<EvalReply> asked = reply.id().map(waiting::remove).orElse(null);
          if (asked != null) {
            asked.complete(reply);
          }
        }
      } catch (IOException e) {
        LOG.debug("the evaluator's answers ended", e);
      } finally {
        end();
      }
    }

    void end() {
      over = true;
      process.destroyForcibly();
      for (CompletableFuture<EvalReply> answer : waiting.values()) {
        answer.completeExceptionally(new IOException("the evaluator ended"));
      }
      waiting.clear();
    }
  }
}
