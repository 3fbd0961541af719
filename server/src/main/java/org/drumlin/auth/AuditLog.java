package org.drumlin.auth;

import java.util.List;

/** What was done, by whom, when, from where: append only, never a secret. */
public interface AuditLog {
  /** Somebody whose id is not known. */
  String NOBODY = "-";

  /**
   * @param user id of who did it, or {@link #NOBODY}
   * @param action such as {@code job.delete}
   * @param subject id of what it was done to; never a text that somebody typed, which may be a
   *     password in the wrong field
   * @param address where from; empty for this computer's own doing
   */
  void record(String user, String action, String subject, String address);

  /** The same, where the address does not matter. */
  default void record(String user, String action, String subject) {
    record(user, action, subject, "");
  }

  /** The newest entries, the newest first. */
  List<AuditEntry> newest(int limit);
}
