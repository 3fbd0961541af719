package org.drumlin.auth;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do. */
public enum Role {
  /** Fits of models from the catalogue or written in the model language. */
  USER,
  /** That, and jobs that run a Python file of one's own. */
  SCRIPT,
  /** That, and other people's accounts. */
  ADMIN;

  /** As the API and the stores write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that text. */
  public static Optional<Role> ofWire(String text) {
    for (Role role : values()) {
      if (role.wire().equals(text)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
