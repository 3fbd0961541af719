package org.drumlin.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Debian's Chromium without a window, used as a person uses it: real clicks at real places, real
 * keys, files given to file fields. Ended by process when closed.
 */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Refusals are the page's to tell; plotly complains of its own attributes on small screens. */
  private static final Set<String> NOT_OURS = Set.of("network", "rendering");

  /** Between two looks at a condition that is waited for. */
  private static final Duration POLL = Duration.ofMillis(20);

  private final Path folder;
  private final Process process;
  private final DevTools page;

  private Browser(Path folder, Process process, DevTools page) {
    this.folder = folder;
    this.process = process;
    this.page = page;
  }

  /**
   * Starts it.
   *
   * @param folder private to the test: profile, log and downloads go there
   */
  public static Browser start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> command =
        new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox", "--disable-gpu"));
    command.addAll(List.of("--hide-scrollbars", "--no-first-run", "--disable-extensions"));
    command.addAll(List.of("--remote-debugging-port=0", "--ignore-certificate-errors"));
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromium.log").toFile())
            .start();
    boolean ready = false;
    try {
      Browser browser = new Browser(folder, process, new DevTools(address(folder, process)));
      browser.prepare();
      ready = true;
      return browser;
    } finally {
      if (!ready) {
        end(process);
      }
    }
  }

  private static URI address(Path folder, Process process)
      throws IOException, InterruptedException {
    Path port = folder.resolve("profile/DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException("Chromium did not start: " + folder.resolve("chromium.log"));
      }
      Thread.sleep(POLL);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json");
      String body =
          http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      for (JsonNode target : JSON.readTree(body)) {
        if (target.path("type").asText().equals("page")) {
          return URI.create(target.path("webSocketDebuggerUrl").asText());
        }
      }
      throw new IOException("Chromium has no page: " + body);
    }
  }

  private void prepare() throws IOException {
    Path downloads = Files.createDirectories(downloads());
    page.call("Page.enable", DevTools.object());
    page.call("Runtime.enable", DevTools.object());
    page.call("Log.enable", DevTools.object());
    page.call(
        "Browser.setDownloadBehavior",
        DevTools.object().put("behavior", "allow").put("downloadPath", downloads.toString()));
    wear(1280, 900, false);
  }

  /** Where downloaded files go. */
  public Path downloads() {
    return folder.resolve("downloads");
  }

  /** The window's size and the system's theme from now on; no motion. */
  public void wear(int width, int height, boolean dark) throws IOException {
    page.call(
        "Emulation.setDeviceMetricsOverride",
        DevTools.object()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
    ObjectNode media = DevTools.object();
    ArrayNode features = media.putArray("features");
    features.addObject().put("name", "prefers-color-scheme").put("value", dark ? "dark" : "light");
    features.addObject().put("name", "prefers-reduced-motion").put("value", "reduce");
    page.call("Emulation.setEmulatedMedia", media);
  }

  /** A cookie that only the server reads. */
  public void cookie(URI site, String name, String value) throws IOException {
    page.call(
        "Network.setCookie",
        DevTools.object()
            .put("name", name)
            .put("value", value)
            .put("url", site.toString())
            .put("httpOnly", true)
            .put("sameSite", "Strict"));
  }

  /** Loses one cookie. */
  public void forget(String name, String domain) throws IOException {
    page.call("Network.deleteCookies", DevTools.object().put("name", name).put("domain", domain));
  }

  /** All cookies, as the browser keeps them. */
  public JsonNode cookies() throws IOException {
    return page.call("Storage.getCookies", DevTools.object()).path("cookies");
  }

  /** Goes to an address, afresh even where it is on it, and waits until its scripts ran. */
  public void open(URI address) throws IOException {
    page.call("Page.navigate", DevTools.object().put("url", "about:blank"));
    await("location.href === 'about:blank'");
    page.call("Page.navigate", DevTools.object().put("url", address.toString()));
    await("location.href !== 'about:blank' && document.readyState === 'complete'");
  }

  /** The value of an expression in the page; promises are waited for. */
  public JsonNode evaluate(String expression) throws IOException {
    JsonNode reply =
        page.call(
            "Runtime.evaluate",
            DevTools.object()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true)
                .put("userGesture", true));
    if (reply.has("exceptionDetails")) {
      throw new IOException(expression + ": " + reply.path("exceptionDetails"));
    }
    return reply.path("result").path("value");
  }

  /** Waits until an expression holds; pages may change meanwhile. */
  public void await(String condition) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        if (evaluate("!!(" + condition + ")").asBoolean()) {
          return;
        }
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("it never held: " + condition + "\n" + text("body") + trouble());
      }
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Waits until the page, as a person reads it, holds a text. */
  public void awaitText(String text) throws IOException {
    await("document.body.innerText.includes(" + quoted(text) + ")");
  }

  /** What a person reads in the first element of a selector; empty where there is none. */
  public String text(String selector) throws IOException {
    return evaluate("(document.querySelector(" + quoted(selector) + ")||{}).innerText||''")
        .asText();
  }

  /** A click in the middle of the element, scrolled to first; fails where something covers it. */
  public void click(String selector) throws IOException {
    await("document.querySelector(" + quoted(selector) + ")");
    JsonNode at =
        evaluate(
            "(function () { var e = document.querySelector("
                + quoted(selector)
                + "); e.scrollIntoView({ block: 'center' }); var r = e.getBoundingClientRect();"
                + " var x = r.left + r.width / 2, y = r.top + r.height / 2;"
                + " var top = document.elementFromPoint(x, y);"
                + " return { x: x, y: y, hit: e === top || e.contains(top), top: top && top.outerHTML.slice(0, 200) }; })()");
    if (!at.path("hit").asBoolean()) {
      throw new AssertionError(selector + " cannot be clicked: at its place is " + at.path("top"));
    }
    for (String kind : List.of("mousePressed", "mouseReleased")) {
      page.call(
          "Input.dispatchMouseEvent",
          DevTools.object()
              .put("type", kind)
              .put("x", at.path("x").asDouble())
              .put("y", at.path("y").asDouble())
              .put("button", "left")
              .put("clickCount", 1));
    }
  }

  /** Replaces what the field holds, as typed. */
  public void type(String selector, String text) throws IOException {
    await("document.querySelector(" + quoted(selector) + ")");
    evaluate(
        "(function () { var e = document.querySelector("
            + quoted(selector)
            + "); e.focus(); if (e.select) e.select(); })()");
    page.call("Input.insertText", DevTools.object().put("text", text));
  }

  /** Chooses in a list, as its menu would. */
  public void choose(String selector, String value) throws IOException {
    evaluate(
        "(function () { var e = document.querySelector("
            + quoted(selector)
            + "); e.focus(); e.value = "
            + quoted(value)
            + "; e.dispatchEvent(new Event('input', { bubbles: true }));"
            + " e.dispatchEvent(new Event('change', { bubbles: true })); })()");
    await("document.querySelector(" + quoted(selector) + ").value === " + quoted(value));
  }

  /** A key such as Tab, Enter, Escape or ArrowDown, to whatever has the focus. */
  public void press(String key) throws IOException {
    press(key, false);
  }

  /** A key, with Shift held when asked. */
  public void press(String key, boolean shift) throws IOException {
    int code =
        switch (key) {
          case "Tab" -> 9;
          case "Enter" -> 13;
          case "Escape" -> 27;
          case " " -> 32;
          case "ArrowUp" -> 38;
          case "ArrowDown" -> 40;
          default -> throw new IllegalArgumentException(key);
        };
    for (String kind : List.of("keyDown", "keyUp")) {
      ObjectNode event =
          DevTools.object()
              .put("type", kind)
              .put("key", key)
              .put("code", key.equals(" ") ? "Space" : key)
              .put("windowsVirtualKeyCode", code)
              .put("modifiers", shift ? 8 : 0);
      if (kind.equals("keyDown") && (key.equals("Enter") || key.equals(" "))) {
        event.put("text", key.equals("Enter") ? "\r" : " ");
      }
      page.call("Input.dispatchKeyEvent", event);
    }
  }

  /** Gives files to a file field, as its dialog would. */
  public void files(String selector, Path... files) throws IOException {
    JsonNode root = page.call("DOM.getDocument", DevTools.object()).path("root");
    JsonNode node =
        page.call(
            "DOM.querySelector",
            DevTools.object().put("nodeId", root.path("nodeId").asInt()).put("selector", selector));
    ObjectNode parameters = DevTools.object().put("nodeId", node.path("nodeId").asInt());
    ArrayNode names = parameters.putArray("files");
    for (Path file : files) {
      names.add(file.toAbsolutePath().toString());
    }
    page.call("DOM.setFileInputFiles", parameters);
  }

  /** A picture of the whole page, however long. */
  public Path screenshot(Path picture) throws IOException {
    JsonNode size = page.call("Page.getLayoutMetrics", DevTools.object()).path("cssContentSize");
    ObjectNode wish = DevTools.object().put("format", "png").put("captureBeyondViewport", true);
    wish.putObject("clip")
        .put("x", 0)
        .put("y", 0)
        .put("width", size.path("width").asDouble())
        .put("height", size.path("height").asDouble())
        .put("scale", 1);
    JsonNode png = page.call("Page.captureScreenshot", wish);
    Files.createDirectories(picture.toAbsolutePath().getParent());
    return Files.write(picture, Base64.getDecoder().decode(png.path("data").asText()));
  }

  /** The names of the accessibility tree: role and name of everything that is not ignored. */
  public List<Named> accessible() throws IOException {
    List<Named> all = new ArrayList<>();
    for (JsonNode node :
        page.call("Accessibility.getFullAXTree", DevTools.object()).path("nodes")) {
      if (!node.path("ignored").asBoolean()) {
        all.add(
            new Named(
                node.path("role").path("value").asText(),
                node.path("name").path("value").asText()));
      }
    }
    return all;
  }

  /** Something a screen reader meets. */
  public record Named(String role, String name) {}

  /** What the page complained of to the console: refused by its policy, failed scripts. */
  public List<String> trouble() {
    List<String> all = new ArrayList<>();
    for (JsonNode event : page.events()) {
      String method = event.path("method").asText();
      JsonNode entry = event.path("params").path("entry");
      if (method.equals("Runtime.exceptionThrown")) {
        all.add(event.path("params").path("exceptionDetails").toString());
      } else if (method.equals("Log.entryAdded")
          && entry.path("level").asText().equals("error")
          && !NOT_OURS.contains(entry.path("source").asText())) {
        all.add(entry.path("text").asText());
      }
    }
    return all;
  }

  static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    page.close();
    end(process);
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }
}
