package org.drumlin.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.drumlin.app.EmbeddedServer;
import org.drumlin.app.EmbeddedSettings;

/** A hub with its real runner, and a browser that it knows. */
final class Site implements AutoCloseable {
  private static final Path EXAMPLES = folder("examples");

  private final EmbeddedServer server;
  private final Browser browser;

  private Site(EmbeddedServer server, Browser browser) {
    this.server = server;
    this.browser = browser;
  }

  static Site start(Path folder) throws IOException, InterruptedException {
    EmbeddedServer server = EmbeddedServer.start(EmbeddedSettings.standard(folder.resolve("data")));
    Browser browser = Browser.start(folder.resolve("browser"));
    browser.cookie(server.baseUri(), server.cookieName(), server.cookieValue());
    return new Site(server, browser);
  }

  Browser browser() {
    return browser;
  }

  Browser open(String path) throws IOException {
    browser.open(server.baseUri().resolve(path));
    return browser;
  }

  /** Waits until the page of new fits can be used. */
  Browser newFit() throws IOException {
    open("/new").await("document.documentElement.dataset.ready");
    return browser;
  }

  /** A fit of the example that was handed in on the page of new fits; its page is open. */
  Browser submitExample(String method) throws IOException {
    newFit()
        .files("#files", example("polymer-blend.fit.json"), example("ISIS_Polymer_Blend_RT2.xml"));
    browser.await("document.querySelector('#preview-said').textContent.includes('χ²')");
    browser.choose("#method", method);
    browser.click("#fit");
    browser.await("location.pathname.startsWith('/jobs/')");
    return browser;
  }

  static Path example(String name) {
    return EXAMPLES.resolve(name);
  }

  /** A folder of the repository, from the module's folder or from the repository's. */
  static Path folder(String name) {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve(name)) ? here.resolve(name) : here.resolveSibling(name);
  }

  URI address() {
    return server.baseUri();
  }

  @Override
  public void close() throws Exception {
    try (server) {
      browser.close();
    }
  }
}
