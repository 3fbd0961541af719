package org.drumlin.cluster;

import java.time.Instant;

/** What is kept between the looks at one job. For one thread. */
public final class Following {
  private final Patience patience;
  private Doubt doubt = Doubt.NONE;
  private boolean ask;

  public Following(Patience patience) {
    this.patience = patience;
  }

  /** Whether accounting is to be asked at the next look. */
  public boolean doubtful() {
    return ask;
  }

  /** What is to be done after a look. */
  public Step after(Sending sending, Traces seen, boolean stop, Instant now) {
    Verdict verdict = Verdict.of(sending, seen, doubt, stop, patience, now);
    doubt = verdict.doubt();
    ask = verdict.step() instanceof Step.Ask || verdict.step() instanceof Step.Lost;
    return verdict.step();
  }

  /** Forgets how long it was looked for in vain. */
  public void anew() {
    doubt = Doubt.NONE;
    ask = true;
  }
}
