package org.drumlin.store;

/** What became of a wish to delete a job. */
public enum Deletion {
  DELETED,
  /** It has not ended: stop it first. */
  AT_WORK,
  UNKNOWN
}
