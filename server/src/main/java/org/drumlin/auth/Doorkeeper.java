package org.drumlin.auth;

import io.javalin.http.Context;
import java.util.Optional;

/** Tells from what a request shows who sent it. Host and Origin are the {@link Gate}'s to check. */
public interface Doorkeeper {
  /** Lets in, or says why not. */
  Gate.Decision admit(Context ctx);

  /** Whether somebody who was let in, by the same, would be now: a stream may last for days. */
  boolean stillLets(Admitted who);

  /** The page to sign in on; empty where people do not sign in. */
  Optional<String> signInPage();
}
