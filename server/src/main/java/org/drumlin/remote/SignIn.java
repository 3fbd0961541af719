package org.drumlin.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.drumlin.job.Json;

/** What a person signs in with. Never logged: the texts name no secret. */
public sealed interface SignIn {
  /** An account's name and password. */
  record Password(String name, String password) implements SignIn {
    @Override
    public String toString() {
      return "Password[" + name + "]";
    }
  }

  /** A guest's key. */
  record RecoveryKey(String key) implements SignIn {
    @Override
    public String toString() {
      return "RecoveryKey";
    }
  }

  /** An API token, made on the server's account page. */
  record Token(String token) implements SignIn {
    @Override
    public String toString() {
      return "Token";
    }
  }

  /** The body of the call. */
  default ObjectNode toJson() {
    return switch (this) {
      case Password(String name, String password) ->
          Json.object().put("name", name).put("password", password);
      case RecoveryKey(String key) -> Json.object().put("recovery_key", key);
      case Token(String token) -> Json.object().put("token", token);
    };
  }
}
