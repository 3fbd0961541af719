package org.drumlin.auth;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from and whom it asks for, as far as it can be believed: what a proxy adds
 * counts only when it is one of ours.
 *
 * @param address of the caller, for limits and the log
 * @param host that was asked for, in lower case; empty when the request names none
 * @param direct whether no proxy, of ours or another's, stands between
 */
public record Caller(String address, String host, boolean direct) {
  private static final String KEY = "drumlin.caller";
  private static final String FOR = "X-Forwarded-For";

  /** Looks at a request once; {@link #of} gives it to all that follow. */
  public static Caller note(Context ctx, List<Network> proxies) {
    Caller caller = read(ctx, proxies);
    ctx.attribute(KEY, caller);
    return caller;
  }

  /** Who sent the request. */
  public static Caller of(Context ctx) {
    Caller caller = ctx.attribute(KEY);
    return caller == null ? read(ctx, List.of()) : caller;
  }

  private static Caller read(Context ctx, List<Network> proxies) {
    String peer = ctx.req().getRemoteAddr();
    String forwarded = ctx.header(FOR);
    boolean direct = forwarded == null && ctx.header("Forwarded") == null;
    String host = lower(ctx.header("Host"));
    if (!trusted(peer, proxies)) {
      return new Caller(peer, host, direct);
    }
    String asked = ctx.header("X-Forwarded-Host");
    return new Caller(
        first(peer, forwarded, proxies), asked == null ? host : lower(asked.strip()), direct);
  }

  /** From the right, each proxy tells who called it: the first that is none of ours is the one. */
  private static String first(String peer, @Nullable String forwarded, List<Network> proxies) {
    String caller = peer;
    if (forwarded != null) {
      List<String> chain = List.of(forwarded.split(",", -1));
      for (String one : chain.reversed()) {
        caller = one.strip();
        if (!trusted(caller, proxies)) {
          return caller;
        }
      }
    }
    return caller;
  }

  private static boolean trusted(String address, List<Network> proxies) {
    return proxies.stream().anyMatch(proxy -> proxy.contains(address));
  }

  private static String lower(@Nullable String host) {
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }
}
