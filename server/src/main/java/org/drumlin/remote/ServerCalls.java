package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.drumlin.job.ApiError;
import org.drumlin.job.Json;

/** One HTTP exchange with the hub: addresses, the token, and errors put into words. */
final class ServerCalls {
  static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http;
  private final ServerAddress address;
  private final HttpUrl api;

  ServerCalls(OkHttpClient http, ServerAddress address) {
    this.http = http;
    this.address = address;
    this.api =
        HttpUrl.get(address.base().toString()).newBuilder().addPathSegments("api/v1").build();
  }

  /** A request to {@code /api/v1/…}; each segment is encoded. */
  Request.Builder to(String... segments) {
    return to(api.newBuilder(), List.of(segments));
  }

  Request.Builder to(HttpUrl.Builder url, List<String> segments) {
    segments.forEach(url::addPathSegment);
    return new Request.Builder()
        .url(url.build())
        .header("Authorization", "Bearer " + address.token());
  }

  HttpUrl.Builder url() {
    return api.newBuilder();
  }

  static RequestBody body(JsonNode value) {
    return RequestBody.create(Json.line(value).getBytes(StandardCharsets.UTF_8), JSON);
  }

  ObjectNode json(Request.Builder request) throws ServerException {
    try (var response = open(request)) {
      return Json.readObject(response.body().bytes());
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  byte[] bytes(Request.Builder request) throws ServerException {
    try (var response = open(request)) {
      return response.body().bytes();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** Whether the hub answers yes or "not found". */
  boolean there(Request.Builder request) throws ServerException {
    try (var response = open(request)) {
      return true;
    } catch (ServerException e) {
      if (e.notFound()) {
        return false;
      }
      throw e;
    }
  }

  /** The answer to a call that worked; the caller closes it. */
  Response open(Request.Builder request) throws ServerException {
    var response = any(request);
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      throw refused(response);
    }
  }

  /** The answer to a call, whatever its status; the caller closes it. */
  Response any(Request.Builder request) throws ServerException {
    try {
      return http.newCall(request.build()).execute();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** The object an answer carries; an empty one where it carries none. */
  static ObjectNode object(Response response) throws IOException {
    byte[] bytes = response.body().bytes();
    return bytes.length == 0 ? Json.object() : Json.readObject(bytes);
  }

  static ServerException unreachable(IOException e) {
    if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
      return new ServerException("The call was given up.", e);
    }
    return new ServerException("The computing service of this program does not answer.", e);
  }

  private static ServerException refused(Response response) {
    try {
      return refused(response.code(), ApiError.fromJson(object(response)));
    } catch (IOException e) {
      // Not one of our answers: the status alone has to do.
      return refused(response.code(), ApiError.of(""));
    }
  }

  static ServerException refused(int status, ApiError error) {
    return new ServerException(
        status,
        error.message().isEmpty()
            ? ApiError.of("The hub answered with status " + status + ".")
            : error);
  }
}
