package org.drumlin.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.drumlin.job.Json;

/**
 * Somebody jobs belong to.
 *
 * @param id random, never changes, never used twice; all that files and stores know of a person
 * @param name shown to people, unique but for upper and lower case
 * @param guest whether the account has a recovery key in place of a password
 * @param disabled whether nothing shown for it lets anybody in
 */
public record User(String id, String name, Role role, boolean guest, boolean disabled) {

  /** What a user is told of oneself. */
  public ObjectNode toJson() {
    return Json.object()
        .put("id", id)
        .put("name", name)
        .put("role", role.wire())
        .put("guest", guest);
  }
}
