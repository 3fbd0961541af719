package org.drumlin.http;

import io.javalin.config.JettyConfig;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** How Jetty listens: address, limits, and errors that tell nothing of the inside. */
final class Listening {
  private Listening() {}

  static void configure(JettyConfig jetty, HttpSettings settings) {
    jetty.modifyServer(server -> {
      // Streams are ended before; a client's idle connection is no reason to wait.
      server.setStopTimeout(0);
      ErrorHandler errors = new ErrorHandler();
      errors.setShowStacks(false);
      errors.setShowCauses(false);
      server.setErrorHandler(errors);
      server.addBean(new NetworkConnectionLimit(settings.limits().connections(), server));
    });
    jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.setSendDateHeader(false);
      http.setRequestHeaderSize(settings.limits().headers());
      http.setMinRequestDataRate(settings.limits().bytesPerSecond());
    });
    jetty.addConnector((server, http) -> connector(server, http, settings));
  }

  private static Connector connector(Server server, HttpConfiguration http, HttpSettings settings) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.address());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    return connector;
  }
}
