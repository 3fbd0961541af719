package org.drumlin.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Smears many parameter sets at once: each set's plan runs in a light thread of its own and asks
 * for theory as it goes; when all that still run have asked, the questions are answered in one
 * launch. What a plan asks for next may depend on the answers, set by set.
 */
final class Together {
  /** Some points of one parameter set. */
  record Question(int set, double[] q, double[] theory) {}

  /** Answers a whole list of questions. */
  @FunctionalInterface
  interface Answers {
    void fill(List<Question> questions);
  }

  private final Object guard = new Object();
  private int running;
  private List<Question> asked = new ArrayList<>();
  private int round;
  private @Nullable RuntimeException failure;

  private Together(int sets) {
    this.running = sets;
  }

  /** Fills {@code smeared}, row-major. */
  static void smear(int sets, Plan plan, Answers answers, double[] smeared) {
    Together together = new Together(sets);
    for (int s = 0; s < sets; s++) {
      int set = s;
      Thread.startVirtualThread(() -> together.plan(set, plan, smeared));
    }
    together.serve(answers);
  }

  private void plan(int set, Plan plan, double[] smeared) {
    try {
      plan.evaluate((q, theory) -> ask(new Question(set, q, theory)), smeared, set * plan.points());
    } catch (RuntimeException e) {
      fail(e);
    } finally {
      synchronized (guard) {
        running--;
        guard.notifyAll();
      }
    }
  }

  private void fail(RuntimeException e) {
    synchronized (guard) {
      if (failure == null) {
        failure = e;
      }
    }
  }

  private void ask(Question question) {
    synchronized (guard) {
      int mine = round;
      asked.add(question);
      guard.notifyAll();
      while (mine == round) {
        await();
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  private void serve(Answers answers) {
    while (true) {
      List<Question> questions;
      synchronized (guard) {
        while (asked.size() < running) {
          await();
        }
        questions = asked;
        asked = new ArrayList<>();
        if (running == 0) {
          if (failure != null) {
            throw failure;
          }
          return;
        }
      }
      try {
        answers.fill(questions);
      } catch (RuntimeException e) {
        fail(e);
      }
      synchronized (guard) {
        round++;
        guard.notifyAll();
      }
    }
  }

  /** Launches are short: an interrupt is kept for later, for who looks for it. */
  private void await() {
    boolean interrupted = false;
    try {
      guard.wait();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
