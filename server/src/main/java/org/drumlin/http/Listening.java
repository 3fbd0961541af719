package org.drumlin.http;

import io.javalin.config.JettyConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** How Jetty listens: address, limits, and errors that tell nothing of the inside. */
final class Listening {
  /** Connections that may wait to be taken: after a restart all pages come back at once. */
  private static final int WAITING = 1024;

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
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        settings.tls().isEmpty()
            ? new ServerConnector(server, plain)
            : new ServerConnector(
                server,
                new SslConnectionFactory(tls(server, settings.tls().orElseThrow()), "http/1.1"),
                plain);
    connector.setHost(settings.address());
    connector.setPort(settings.port());
    connector.setAcceptQueueSize(WAITING);
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    return connector;
  }

  private static SslContextFactory.Server tls(Server server, TlsFiles files) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    try {
      tls.setKeyStore(PemFiles.keyStore(files));
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
    tls.setKeyStorePassword("");
    tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    server.addBean(new TlsWatch(files, tls));
    return tls;
  }
}
