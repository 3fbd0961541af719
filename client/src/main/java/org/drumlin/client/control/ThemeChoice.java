package org.drumlin.client.control;

/** Light, dark, or as the system has it. */
public enum ThemeChoice {
  SYSTEM,
  LIGHT,
  DARK
}
