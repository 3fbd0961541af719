package org.drumlin.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection of Chromium's DevTools protocol: commands and their answers, in order. */
final class DevTools implements AutoCloseable, WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 60;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final HttpClient http;
  private final WebSocket socket;

  DevTools(URI address) {
    http = HttpClient.newHttpClient();
    socket = http.newWebSocketBuilder().buildAsync(address, this).join();
  }

  /** Sends a command and waits for its answer. */
  JsonNode call(String method, ObjectNode parameters) throws IOException {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", parameters);
    socket.sendText(command.toString(), true).join();
    try {
      JsonNode reply = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (reply.has("error")) {
        throw new IOException(method + ": " + reply.path("error"));
      }
      return reply.path("result");
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException(method + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(method + " was interrupted", e);
    }
  }

  /** What happened since, of the events that were enabled. */
  Queue<JsonNode> events() {
    return events;
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      take(text.toString());
      text.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void take(String message) {
    try {
      JsonNode node = JSON.readTree(message);
      CompletableFuture<JsonNode> answer =
          node.has("id") ? answers.remove(node.path("id").asInt()) : null;
      if (answer != null) {
        answer.complete(node);
      } else {
        events.add(node);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Chromium does not send JSON: " + message, e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
