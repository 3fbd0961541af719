package org.drumlin.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.drumlin.cluster.Fetching;
import org.drumlin.cluster.Following;
import org.drumlin.cluster.Handing;
import org.drumlin.cluster.Look;
import org.drumlin.cluster.LookFor;
import org.drumlin.cluster.Patience;
import org.drumlin.cluster.Sending;
import org.drumlin.cluster.Step;
import org.drumlin.job.AttemptFolder;
import org.drumlin.job.Contact;
import org.drumlin.job.JobState;
import org.drumlin.job.ProgressLine;
import org.drumlin.job.ProgressTail;
import org.drumlin.job.QueueFile;
import org.drumlin.shell.ShellException;
import org.drumlin.slurm.BatchRequest;
import org.drumlin.slurm.Submitted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job of this store that a cluster's queue computes: handed in there once, whatever breaks on
 * the way, and what the looks at it show said here, under this store's lease. For one thread.
 */
final class ClusterJob implements SiteJob {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterJob.class);
  private static final int LAST_LINES = 5;

  private final HeldJob held;
  private final AttemptFolder attempt;
  private final String cluster;
  private final BatchRequest request;
  private final ProgressTail tail;
  private final Following following;
  private final Patience patience;
  private Sending sending;
  private boolean running;
  private boolean stopAsked;
  private Instant stopSince = Instant.MAX;
  private boolean cancelled;
  private String stamp = "";
  private String said;
  private Step next;

  ClusterJob(HeldJob held, String cluster, Patience patience) throws IOException {
    this.held = held;
    this.attempt = held.attempt();
    this.cluster = cluster;
    this.patience = patience;
    this.following = new Following(patience);
    this.tail = new ProgressTail(attempt.progress());
    int number = held.lease().attempt();
    Optional<Sending> known = Sending.read(held.folder());
    boolean same = known.filter(one -> one.attempt() == number).isPresent();
    this.sending =
        same
            ? known.orElseThrow()
            : Sending.fresh(held.id(), number, known.map(Sending::before).orElse(""));
    this.said = same ? held.told() : waiting();
    this.next = sending.sent().isEmpty() ? new Step.Submit() : new Step.Keep();
    var asked = QueueFile.read(held.folder());
    this.request =
        asked.isPresent() ? BatchRequest.fromJson(asked.orElseThrow()) : BatchRequest.empty();
  }

  @Override
  public HeldJob held() {
    return held;
  }

  private String waiting() {
    return "Waits to be handed in to " + cluster + ".";
  }

  /** Whether something has to be done for it that needs no look before. */
  boolean due() {
    return next instanceof Step.Submit || next instanceof Step.End || next instanceof Step.Again;
  }

  /** What the next look is to show of it; empty while it is not there. */
  Optional<LookFor> lookFor(Handing handing) throws IOException {
    if (sending.sent().isEmpty() || held.over() || due()) {
      return Optional.empty();
    }
    long known = Files.exists(attempt.progress()) ? Files.size(attempt.progress()) : 0;
    return Optional.of(
        new LookFor(
            sending.token(),
            handing.ticket(sending).name(request),
            sending.id(),
            sending.attempt(),
            known,
            stamp,
            following.doubtful()));
  }

  String token() {
    return sending.token();
  }

  /** What a look showed. */
  void looked(Look.Seen seen, Optional<String> silent) throws IOException {
    news(seen);
    next = following.after(sending, seen.traces(), held.stopWished(), Instant.now());
    switch (next) {
      case Step.Wait wait -> waits(wait);
      case Step.Lost lost -> {
        held.say(said, Optional.of(new Contact(Contact.Kind.LOST, Instant.now(), lostWords())));
        return;
      }
      default -> LOG.debug("job {}: {}", held.id(), next);
    }
    held.say(said, silent.map(this::silent));
  }

  private String lostWords() {
    return cluster
        + " knows nothing of the job any more"
        + (sending.id().isEmpty() ? "" : " (it was " + sending.id() + " there)")
        + ", and it left nothing behind. Its files are kept. Look again, or stop it and run it"
        + " again.";
  }

  private Contact silent(String why) {
    String words = why.isEmpty() ? "" : " (" + why.lines().findFirst().orElse("") + ")";
    return new Contact(
        Contact.Kind.STALE,
        Instant.now(),
        "The queue of " + cluster + " does not answer" + words + "; it is asked again.");
  }

  private void waits(Step.Wait wait) throws IOException {
    if (!wait.id().isEmpty() && !wait.id().equals(sending.id())) {
      sending = sending.known(wait.id());
      sending.write(held.folder());
    }
    running |= wait.running();
    String number = " as job " + wait.id();
    String more = wait.words().isEmpty() ? "" : ": " + wait.words();
    String words =
        (wait.running() ? "Runs on " + cluster : "Waits in the queue of " + cluster)
            + number
            + more;
    said = before() + words + ".";
    if (wait.running()) {
      held.started();
    }
  }

  private String before() {
    return sending.before().isEmpty() || sending.attempt() == 1
        ? ""
        : "Once more (" + sending.before() + "). ";
  }

  private void news(Look.Seen seen) throws IOException {
    if (seen.progress().length > 0) {
      attempt.create();
      Files.write(
          attempt.progress(),
          seen.progress(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    for (ProgressLine line : tail.poll()) {
      switch (line) {
        case ProgressLine.Start start -> held.started();
        case ProgressLine.Report report -> held.progress(report.progress());
        case ProgressLine.Log text -> held.log(text.text());
        case ProgressLine.End end -> LOG.debug("job {}: {}", held.id(), end.status());
      }
    }
    if (seen.partial().length > 0) {
      stamp = seen.stamp();
      attempt.create();
      attempt.writePartial(seen.partial());
      held.partial();
    }
  }

  /** Does what follows; what it throws is no fault of the job. */
  void act(Handing handing, Fetching fetching) throws ShellException, IOException {
    switch (next) {
      case Step.Submit submit -> submit(handing);
      case Step.End end -> end(end, handing, fetching);
      case Step.Again again -> {
        fetching.fetch(sending, attempt);
        sending = sending.failed(again.reason());
        sending.write(held.folder());
        held.again(again.reason());
      }
      default -> stop(handing);
    }
  }

  private void submit(Handing handing) throws ShellException, IOException {
    if (held.stopWished()) {
      held.end(JobState.CANCELLED, "cancelled before it was handed in", Optional.empty());
      return;
    }
    try {
      handing.upload(held.folder(), sending, request);
    } catch (ShellException e) {
      if (e.kind() == ShellException.Kind.REFUSED) {
        held.end(JobState.FAILED, String.valueOf(e.getMessage()), Optional.empty());
        return;
      }
      throw e;
    }
    sending = sending.sent(Instant.now());
    sending.write(held.folder());
    next = new Step.Keep();
    switch (handing.submit(sending, request)) {
      case Submitted.Accepted accepted -> {
        LOG.info("job {}: {} has it as {}", held.id(), cluster, accepted.id());
        waits(new Step.Wait(false, accepted.id(), ""));
        held.say(said, Optional.empty());
      }
      case Submitted.Refused refused ->
          held.end(JobState.FAILED, refused.message(), Optional.empty());
      case Submitted.Unclear unclear -> {
        LOG.warn("job {}: {}", held.id(), unclear.message());
        said = "Handed in to " + cluster + ", which did not say whether it took it; looked for.";
        held.say(said, Optional.of(silent(unclear.message())));
      }
    }
  }

  private void end(Step.End end, Handing handing, Fetching fetching)
      throws ShellException, IOException {
    String left = fetching.fetch(sending, attempt);
    for (ProgressLine line : tail.poll()) {
      if (line instanceof ProgressLine.Report report) {
        held.progress(report.progress());
      }
    }
    if (end.state() == JobState.FAILED && !Files.exists(attempt.exitFile())) {
      List<String> lines = handing.lastLines(sending, LAST_LINES);
      if (!lines.isEmpty()) {
        held.log("last lines: " + String.join(" | ", lines));
      }
    }
    held.end(end.state(), end.message() + left, attempt.chisq());
  }

  /**
   * A fit at work is asked to end with what it has; what only waits, or does not end, is taken out.
   */
  private void stop(Handing handing) throws ShellException {
    if (!held.stopWished() || held.over()) {
      return;
    }
    if (!stopAsked) {
      handing.askToStop(sending);
      stopAsked = true;
      stopSince = Instant.now();
    }
    boolean late = stopSince.plus(patience.stop()).isBefore(Instant.now());
    if (!cancelled && !sending.id().isEmpty() && (!running || late)) {
      handing.cancel(sending.id());
      cancelled = !running || late;
    }
  }

  /** Asked about anew, by its user. */
  void lookAgain() {
    following.anew();
  }

  /** The cluster is not heard of: beside the state, which stays. */
  void unheard(Contact why) {
    held.say(said, Optional.of(why));
  }
}
