package org.drumlin.auth;

import java.util.Optional;

/** What a caller shows to be let in, and whose it is. */
public interface TokenStore {
  /** Id of the user the token was given to; empty when it is no valid token. */
  Optional<String> userOf(String token);
}
