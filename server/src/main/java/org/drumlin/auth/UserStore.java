package org.drumlin.auth;

import java.util.Optional;

/** The people of this server. */
public interface UserStore {
  Optional<User> find(String id);
}
