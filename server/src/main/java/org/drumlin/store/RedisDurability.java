package org.drumlin.store;

import java.util.Map;
import java.util.Optional;

/**
 * Whether a Redis keeps what it acknowledges.
 *
 * @param complaint it does not: what is wrong and what to write into its configuration
 * @param warning it may lose a moment's work
 */
record RedisDurability(Optional<String> complaint, Optional<String> warning) {

  /** By its settings {@code appendonly}, {@code appendfsync} and {@code maxmemory-policy}. */
  static RedisDurability of(Map<String, String> server) {
    if (!"yes".equals(server.get("appendonly"))) {
      return complaint(
          "forgets everything when it ends. Write 'appendonly yes' and 'appendfsync always' into its"
              + " configuration.");
    }
    String policy = server.getOrDefault("maxmemory-policy", "noeviction");
    if (!policy.equals("noeviction")) {
      return complaint(
          "throws keys away when it is full (maxmemory-policy "
              + policy
              + "), and with them users' fits. Write 'maxmemory-policy noeviction' into its"
              + " configuration.");
    }
    String sync = server.getOrDefault("appendfsync", "");
    if (!sync.equals("always")) {
      return new RedisDurability(
          Optional.empty(),
          Optional.of(
              "may lose what it acknowledged when the power fails (appendfsync "
                  + sync
                  + "). Write 'appendfsync always' into its configuration."));
    }
    return new RedisDurability(Optional.empty(), Optional.empty());
  }

  private static RedisDurability complaint(String words) {
    return new RedisDurability(Optional.of(words), Optional.empty());
  }
}
