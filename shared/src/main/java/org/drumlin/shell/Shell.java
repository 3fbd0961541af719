package org.drumlin.shell;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A computer on which commands run and files lie: this one, or one over SSH. Safe for several
 * threads; calls block. A path there is absolute, with {@code /}, and taken as it is: nothing in it
 * is a pattern.
 */
public interface Shell extends AutoCloseable {

  /**
   * Runs a script with {@code bash}, clean of the user's start files, in the C locale and UTC. What
   * login banners and start files print is not in the answer.
   *
   * @param script bash, given on standard input
   * @param patience how long it may take
   * @throws ShellException when it cannot be told what came of it
   */
  Ran run(String script, Duration patience) throws ShellException;

  /**
   * Puts a file there: under a temporary name first, then renamed, so that it appears whole. Goes
   * on where an interrupted put of the same bytes stopped.
   *
   * @throws ShellException when it does not get there; no progress for a minute counts as that
   */
  void put(Path from, String to) throws ShellException;

  /** As {@link #put(Path, String)}, from memory. */
  void put(byte[] content, String to) throws ShellException;

  /**
   * Opens a file there.
   *
   * @param offset of the first byte to read
   * @throws ShellException when there is none, or it cannot be reached
   */
  InputStream read(String from, long offset) throws ShellException;

  /** What it is, for a person: {@code user@host}, or this computer's name. */
  String name();

  @Override
  void close();
}
