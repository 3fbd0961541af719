package org.drumlin.auth;

import java.time.Duration;

/**
 * How often what may be tried before an account is known, by address and by account. What succeeds
 * is not counted where people sign in: a group behind one address is many people.
 *
 * @param login failed sign-ins from an address
 * @param account failed sign-ins to an account, from wherever
 * @param register accounts made from an address
 * @param recover recovery keys and reset tokens tried from an address
 * @param refresh sessions renewed from an address
 * @param session renewals of one session
 */
public record RateLimits(
    Rate login, Rate account, Rate register, Rate recover, Rate refresh, Rate session) {

  /** For a server in a network where not everybody is a friend. */
  public static RateLimits standard() {
    return new RateLimits(
        new Rate(30, Duration.ofSeconds(20)),
        new Rate(10, Duration.ofSeconds(30)),
        Rate.hourly(30),
        Rate.hourly(30),
        new Rate(240, Duration.ofMillis(500)),
        new Rate(20, Duration.ofSeconds(5)));
  }
}
