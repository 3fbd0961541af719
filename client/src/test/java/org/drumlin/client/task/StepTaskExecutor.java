package org.drumlin.client.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** For tests without a toolkit: nothing runs until the test says so, all on the test's thread. */
public final class StepTaskExecutor implements TaskExecutor {
  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private final List<Step> timed = new ArrayList<>();

  @Override
  public <T> Running start(
      Callable<? extends T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
    var step = new Step();
    step.action =
        () -> {
          T answer;
          try {
            answer = work.call();
          } catch (Exception e) {
            failed.accept(e);
            return;
          }
          done.accept(answer);
        };
    steps.add(step);
    return step;
  }

  @Override
  public void onScreen(Runnable action) {
    var step = new Step();
    step.action = action;
    steps.add(step);
  }

  @Override
  public Running later(Duration delay, Runnable action) {
    var step = new Step();
    step.action = action;
    timed.add(step);
    return step;
  }

  /** Runs all that is waiting, and what that starts; timers stay. */
  public void runAll() {
    while (!steps.isEmpty()) {
      steps.remove().run();
    }
  }

  /** Runs one waiting task. */
  public void runOne() {
    steps.remove().run();
  }

  public int waiting() {
    return (int) steps.stream().filter(s -> !s.cancelled).count();
  }

  /** Lets every timer fire, then runs all. */
  public void elapse() {
    var due = List.copyOf(timed);
    timed.clear();
    due.forEach(Step::run);
    runAll();
  }

  @Override
  public void close() {
    steps.clear();
    timed.clear();
  }

  private static final class Step implements Running {
    private Runnable action = () -> {};
    private boolean cancelled;

    private void run() {
      if (!cancelled) {
        action.run();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
