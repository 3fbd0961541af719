package org.drumlin.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a renewed certificate into use while the server runs; a broken one is not taken. */
final class TlsWatch extends AbstractLifeCycle {
  private static final Logger LOG = LoggerFactory.getLogger(TlsWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final TlsFiles files;
  private final SslContextFactory.Server tls;
  private final Thread thread;

  TlsWatch(TlsFiles files, SslContextFactory.Server tls) {
    this.files = files;
    this.tls = tls;
    this.thread = Thread.ofVirtual().name("certificate").unstarted(this::watch);
  }

  @Override
  protected void doStart() {
    thread.start();
  }

  @Override
  protected void doStop() {
    thread.interrupt();
  }

  private void watch() {
    String seen = state();
    try {
      while (true) {
        Thread.sleep(LOOK);
        String now = state();
        if (!now.equals(seen)) {
          seen = now;
          reload();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the server closes", e);
    }
  }

  private void reload() throws InterruptedException {
    try {
      var store = PemFiles.keyStore(files);
      tls.reload(changed -> changed.setKeyStore(store));
      LOG.info("{} is in use from now on", files.certificate());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) { // the library's signature; the old certificate stays
      LOG.error("the changed certificate cannot be used, the old one stays: {}", e.getMessage());
    }
  }

  /** What changes whenever one of the files does. */
  private String state() {
    try {
      FileTime certificate = Files.getLastModifiedTime(files.certificate());
      FileTime key = Files.getLastModifiedTime(files.key());
      return certificate + " " + key;
    } catch (IOException e) {
      return "not readable";
    }
  }
}
