package org.drumlin.auth;

/** What was done, by whom, when: append only, never a secret. */
public interface AuditLog {
  /**
   * @param user id of who did it, or {@code -} for somebody unknown
   * @param action such as {@code job.delete}
   * @param subject what it was done to
   */
  void record(String user, String action, String subject);
}
