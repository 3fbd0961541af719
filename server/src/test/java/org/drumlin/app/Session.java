package org.drumlin.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.drumlin.job.Job;
import org.drumlin.job.Json;

/** Somebody with an account on a server, and the example that is fitted. */
final class Session {
  static final String LM = "{\"name\":\"lm\"}";
  static final String SLOW =
      "{\"name\":\"dream\",\"steps\":40000,\"thin\":10,\"burn\":200,\"seed\":6}";

  private static final String DATA = "ISIS_Polymer_Blend_RT2.xml";
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String PASSWORD = "slit lamp under nine gravel roofs";
  private static final MediaType JSON = MediaType.get("application/json");

  private Session() {}

  /**
   * Makes an account, or signs in.
   *
   * @param how {@code register} or {@code login}
   * @return the access token
   */
  static String open(String base, String how, String name) throws IOException {
    OkHttpClient http = new OkHttpClient();
    String who = "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}";
    Request request =
        new Request.Builder()
            .url(base + "/api/v1/auth/" + how)
            .post(RequestBody.create(who, JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      String body = response.body().string();
      if (!response.isSuccessful()) {
        throw new AssertionError(response.code() + " " + body);
      }
      return Json.readObject(body).path("access").asText();
    } finally {
      http.connectionPool().evictAll();
      http.dispatcher().executorService().shutdown();
    }
  }

  /** The polymer blend with that method. */
  static String document(String method) throws IOException {
    ObjectNode document =
        Json.readObject(Files.readAllBytes(EXAMPLES.resolve("polymer-blend.fit.json")));
    document.set("method", Json.readObject(method));
    return Json.line(document);
  }

  static Job submit(HubCalls hub, String method) throws Exception {
    return hub.submit(document(method), DATA, EXAMPLES.resolve(DATA));
  }
}
