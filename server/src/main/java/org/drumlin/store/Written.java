package org.drumlin.store;

/** What became of a write under a lease. */
public enum Written {
  DONE,
  /** It was so already: this attempt has ended the job before. */
  ALREADY,
  /** The lease is lost, or the job gone: stop working on it. */
  STALE
}
