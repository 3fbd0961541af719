package org.drumlin.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
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
import org.drumlin.job.ServerCertificate;

/** HTTP exchanges with one server: addresses, the token, and errors put into words. */
final class ServerCalls {
  static final MediaType JSON = MediaType.get("application/json");
  private static final int UNAUTHORIZED = 401;

  private final OkHttpClient http;
  private final Access access;
  private final Trouble trouble;
  private final HttpUrl api;

  ServerCalls(OkHttpClient http, URI base, Access access, Trouble trouble) {
    this.http = http;
    this.access = access;
    this.trouble = trouble;
    this.api = HttpUrl.get(base.toString()).newBuilder().addPathSegments("api/v1").build();
  }

  /** A request to {@code /api/v1/…}; each segment is encoded. */
  Request.Builder to(String... segments) {
    return to(api.newBuilder(), List.of(segments));
  }

  Request.Builder to(HttpUrl.Builder url, List<String> segments) {
    segments.forEach(url::addPathSegment);
    return new Request.Builder().url(url.build());
  }

  HttpUrl.Builder url() {
    return api.newBuilder();
  }

  static RequestBody body(JsonNode value) {
    return RequestBody.create(Json.line(value).getBytes(StandardCharsets.UTF_8), JSON);
  }

  ObjectNode json(Request.Builder request) throws ServerException {
    return object(open(request));
  }

  /** As {@link #json}, without showing who asks: for signing in. */
  ObjectNode jsonUnsigned(Request.Builder request) throws ServerException {
    return object(checked(exchange(request.build())));
  }

  byte[] bytes(Request.Builder request) throws ServerException {
    try (var response = open(request)) {
      return response.body().bytes();
    } catch (IOException e) {
      throw trouble.unreachable(e);
    }
  }

  /** Whether the server answers yes or "not found". */
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
    String bearer = access.bearer();
    Response response = exchange(shown(request, bearer));
    if (response.code() == UNAUTHORIZED && access.renew(bearer)) {
      response.close();
      response = exchange(shown(request, access.bearer()));
    }
    return checked(response);
  }

  Access access() {
    return access;
  }

  Trouble trouble() {
    return trouble;
  }

  static Request shown(Request.Builder request, String bearer) {
    return request.header("Authorization", "Bearer " + bearer).build();
  }

  private Response exchange(Request request) throws ServerException {
    try {
      return http.newCall(request).execute();
    } catch (IOException e) {
      throw trouble.unreachable(e);
    }
  }

  private Response checked(Response response) throws ServerException {
    if (response.isSuccessful()) {
      return response;
    }
    try (response) {
      throw refused(response);
    }
  }

  private ObjectNode object(Response answer) throws ServerException {
    byte[] bytes;
    try (answer) {
      bytes = answer.body().bytes();
    } catch (IOException e) {
      throw trouble.unreachable(e);
    }
    try {
      return Json.readObject(bytes);
    } catch (IOException e) {
      throw trouble.strange("something that is not Drumlin's", e);
    }
  }

  private ServerException refused(Response response) {
    try {
      ObjectNode body = Json.readObject(response.body().bytes());
      var error = ApiError.fromJson(body);
      if (body.path("certificate").isObject()) {
        return ServerException.asked(
            response.code(), error, ServerCertificate.fromJson(body.path("certificate")));
      }
      if (!error.message().isEmpty()) {
        return new ServerException(response.code(), error);
      }
    } catch (InterruptedIOException e) {
      return trouble.unreachable(e);
    } catch (IOException e) {
      // Not one of our answers: the status alone has to do.
    }
    return trouble.status(response.code(), response.header("Location"));
  }
}
