package org.drumlin.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** One address of the server and what answers there. */
record Route(HandlerType method, String path, Handler handler) {
  static final String API = "/api/v1";

  static Route get(String path, Handler handler) {
    return new Route(HandlerType.GET, path, handler);
  }

  static Route post(String path, Handler handler) {
    return new Route(HandlerType.POST, path, handler);
  }
}
