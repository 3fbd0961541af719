package org.drumlin.auth;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An audit log of one line an action in the program's log, for a server with one user. */
public final class LoggedAudit implements AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedAudit.class);

  @Override
  public void record(String user, String action, String subject) {
    LOG.info("audit user={} action={} subject={}", user, action, subject);
  }
}
