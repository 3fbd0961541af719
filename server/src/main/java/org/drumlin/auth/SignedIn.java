package org.drumlin.auth;

import java.time.Duration;

/**
 * What signing in gives.
 *
 * @param access lets in
 * @param accessFor that long
 * @param refresh gives the next such pair
 * @param refreshFor that long
 */
public record SignedIn(
    User user, String access, Duration accessFor, String refresh, Duration refreshFor) {
  @Override
  public String toString() {
    return "SignedIn[" + user + "]";
  }
}
