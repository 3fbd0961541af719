package org.drumlin.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/** One address of the server, what answers there, and whom. */
record Route(HandlerType method, String path, Handler handler, Access access) {
  static final String API = "/api/v1";

  /** The path's own end, which stands for all that begins as it does. */
  private static final String REST = "<path>";

  /** Who is answered. */
  enum Access {
    /** Who is signed in, asking for this server by its own name. */
    SIGNED_IN,
    /** Anybody who asks for this server by its own name. */
    OPEN,
    /** Whatever watches the server, by any name. */
    PROBE
  }

  Route(HandlerType method, String path, Handler handler) {
    this(method, path, handler, Access.SIGNED_IN);
  }

  static Route get(String path, Handler handler) {
    return new Route(HandlerType.GET, path, handler);
  }

  static Route post(String path, Handler handler) {
    return new Route(HandlerType.POST, path, handler);
  }

  /** The same, for anybody. */
  Route open() {
    return new Route(method, path, handler, Access.OPEN);
  }

  /** The same, for what watches the server. */
  Route probe() {
    return new Route(method, path, handler, Access.PROBE);
  }

  /** Who is answered at an address; where there is none, only who is signed in is told so. */
  static Access access(List<Route> routes, HandlerType method, String path) {
    for (Route route : routes) {
      if (route.access != Access.SIGNED_IN && route.method == method && route.covers(path)) {
        return route.access;
      }
    }
    return Access.SIGNED_IN;
  }

  private boolean covers(String asked) {
    return path.endsWith(REST)
        ? asked.startsWith(path.substring(0, path.length() - REST.length()))
        : path.equals(asked);
  }
}
