package org.drumlin.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.drumlin.app.EmbeddedServer;
import org.drumlin.app.EmbeddedSettings;
import org.drumlin.job.Json;

/** A hub with its real runner, and a browser that it knows. */
final class Site implements AutoCloseable {
  private static final Path EXAMPLES = folder("examples");

  private final EmbeddedServer server;
  private final Browser browser;
  private final HttpClient http = HttpClient.newHttpClient();

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

  /** What the hub answers to its own program, whatever the status. */
  ObjectNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.baseUri().resolve("/api/v1" + path))
            .header("Authorization", "Bearer " + server.bearerToken())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    String text = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return text.isEmpty() ? Json.object() : Json.readObject(text);
  }

  URI address() {
    return server.baseUri();
  }

  @Override
  public void close() throws Exception {
    try (server;
        http) {
      browser.close();
    }
  }
}
