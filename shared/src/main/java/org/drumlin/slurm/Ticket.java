package org.drumlin.slurm;

import java.util.regex.Pattern;

/**
 * What a submission is known by there.
 *
 * @param token made before anything is sent; no other job of anybody's has it
 * @param folder the job's, an absolute path on the cluster; {@code job.sh} lies in it
 */
public record Ticket(String token, String folder) {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
  private static final int LONGEST_NAME = 128;

  public Ticket {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("'" + token + "' cannot be a token");
    }
    if (!folder.startsWith("/") || folder.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("'" + folder + "' cannot be a job's folder");
    }
  }

  /** The job's name in the queue, by which it is found again: it ends with the token. */
  public String name(BatchRequest request) {
    String asked = request.name().isEmpty() ? "drumlin" : request.name();
    int room = LONGEST_NAME - token.length() - 1;
    return asked.substring(0, Math.min(room, asked.length())) + "-" + token;
  }
}
