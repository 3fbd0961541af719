package org.drumlin.app.config;

/** What is wrong with a configuration, where, and what to do; for a person. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message);
  }
}
