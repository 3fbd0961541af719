package org.drumlin.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import org.drumlin.auth.AccountException;
import org.drumlin.auth.Admitted;
import org.drumlin.auth.Gate;
import org.drumlin.job.ApiError;

/** What is wrong with an account as an answer, and who may do what with one. */
final class AccountProblems {
  private AccountProblems() {}

  /** The handler, with its refusals as answers. */
  static Handler told(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (AccountException e) {
        throw problem(ctx, e);
      }
    };
  }

  /** Who asks, in person: a script's token is not for accounts. */
  static Admitted person(Context ctx) {
    Admitted who = Gate.admitted(ctx);
    if (!who.inPerson()) {
      throw Problem.withRemedy(
          403,
          "A token for scripts is good for jobs, not for accounts.",
          "Sign in with name and password.");
    }
    return who;
  }

  /** Who asks, if it is an administrator. */
  static Admitted administrator(Context ctx) {
    Admitted who = person(ctx);
    if (!who.administers()) {
      throw Problem.withRemedy(
          403, "This is for administrators.", "Ask one of them, or sign in as one.");
    }
    return who;
  }

  private static Problem problem(Context ctx, AccountException e) {
    if (!e.patience().isZero()) {
      ctx.header("Retry-After", Long.toString(e.patience().toSeconds()));
    }
    int status =
        switch (e.reason()) {
          case INVALID -> 422;
          case WRONG -> 401;
          case FORBIDDEN -> 403;
          case UNKNOWN -> 404;
          case TAKEN -> 409;
          case TOO_OFTEN -> 429;
          case BUSY -> 503;
        };
    return new Problem(
        status, new ApiError(String.valueOf(e.getMessage()), Optional.empty(), e.remedy()));
  }
}
