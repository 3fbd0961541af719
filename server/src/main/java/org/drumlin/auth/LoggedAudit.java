package org.drumlin.auth;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An audit log of one line an action in the program's log, for a server with one user. */
public final class LoggedAudit implements AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedAudit.class);

  @Override
  public void record(String user, String action, String subject, String address) {
    LOG.info("audit user={} action={} subject={}", user, action, subject);
  }

  @Override
  public List<AuditEntry> newest(int limit) {
    return List.of();
  }
}
