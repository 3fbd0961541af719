package org.drumlin.http;

import java.io.IOException;
import java.util.Optional;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Accounts;
import org.drumlin.auth.Quota;
import org.drumlin.auth.User;

/** Keeps each user within the quota: of jobs, disk and uploads. A hub of one's own has none. */
final class Allowance {
  private final Optional<Accounts> accounts;
  private final Usage usage;

  Allowance(Optional<Accounts> accounts, Usage usage) {
    this.accounts = accounts;
    this.usage = usage;
  }

  /** Whether a user may have one more job. */
  void job(User user) throws IOException {
    Quota quota = quota(user);
    if (usage.jobs(user) >= quota.jobs()) {
      throw Problem.withRemedy(
          429,
          "You have as many jobs as you may have, " + quota.jobs() + ".",
          "Delete jobs that you do not need any more.");
    }
    disk(user, quota);
  }

  /**
   * How many bytes a user may send now.
   *
   * @param length that the request tells, or below 0 when it does not
   */
  long upload(User user, long length) throws IOException, AccountException {
    Quota quota = quota(user);
    if (length > quota.upload()) {
      throw Problem.withRemedy(
          413,
          "The file has " + size(length) + "; a file may have " + size(quota.upload()) + ".",
          "Leave out what the fit does not need.");
    }
    disk(user, quota);
    if (accounts.isPresent()) {
      accounts.orElseThrow().drawUpload(user, length < 0 ? quota.upload() : length);
    }
    return quota.upload();
  }

  private void disk(User user, Quota quota) throws IOException {
    if (quota.disk() != Long.MAX_VALUE && usage.disk(user) >= quota.disk()) {
      throw Problem.withRemedy(
          413,
          "Your jobs take up as much disk as they may, " + size(quota.disk()) + ".",
          "Download what you need and delete jobs.");
    }
  }

  private Quota quota(User user) {
    return accounts.map(people -> people.settings().quotas().of(user)).orElse(Quota.UNLIMITED);
  }

  private static String size(long bytes) {
    return bytes < 10 << 10
        ? bytes + " bytes"
        : bytes < 10L << 20 ? (bytes >> 10) + " kB" : (bytes >> 20) + " MB";
  }
}
