package org.drumlin.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Requests at random: what the API has, with everything wrong that one can think of. */
final class FuzzRequests {
  private static final List<String> EVIL =
      List.of(
          "..",
          "%2e%2e",
          "..%2f..%2foutside.txt",
          "..%5c..%5coutside.txt",
          "%252e%252e%252foutside.txt",
          "....//....//outside.txt",
          "..;/..;/outside.txt",
          "/etc/passwd",
          "%2fetc%2fpasswd",
          "data/..%2f..%2f..%2foutside.txt",
          "fit.json%00.dat",
          "%00",
          "%",
          "%zz",
          "%c0%ae%c0%ae/",
          "~root",
          "job.json",
          "fit.json",
          "data/own.dat",
          "\u00e4\u00f6",
          "%F0%9F%92%A9",
          "'; DROP TABLE jobs; --",
          "*",
          "a b",
          "x".repeat(3000));
  private static final List<String> TOKENS =
      List.of(
          "null",
          "{}",
          "[]",
          "1e999",
          "-0",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"../../outside.txt\"",
          "true",
          "\"\"",
          "9".repeat(400),
          "[".repeat(4000),
          "\"" + "y".repeat(5000) + "\"",
          "\"/etc/passwd\"",
          "{\"a\":1,\"a\":2}",
          "NaN",
          "\"\r\nSet-Cookie: a=b\"",
          ",",
          "\"");
  private static final List<String> BACK =
      List.of(
          "//evil.example",
          "/\\evil.example",
          "https://evil.example/",
          "/%2f%2fevil.example",
          "/%5cevil.example",
          "https://127.0.0.1@evil.example",
          "/\r\nLocation: //evil.example",
          "javascript:alert(1)",
          "/jobs/../..//evil.example",
          "/account",
          "/\t/evil.example");
  private static final List<String> VERBS =
      List.of("GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "FOO");

  /** So many of the bodies, the first ones, are fits. */
  private static final int FITS = 3;

  /** A request as it goes over the wire. */
  record Raw(byte[] bytes, boolean head) {
    @Override
    public String toString() {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return text.substring(0, Math.min(600, text.length()));
    }
  }

  private final Random random;
  private final int port;
  private final List<String[]> routes;
  private final List<String> names;
  private final List<String> bearers;
  private final List<String> bodies;

  /**
   * @param routes verb and path of each route, as the description of the API has them
   * @param names what may stand in a path: ids of the user's own and of others'
   * @param bearers tokens of the user
   * @param bodies that are right somewhere
   */
  FuzzRequests(
      long seed,
      int port,
      List<String[]> routes,
      List<String> names,
      List<String> bearers,
      List<String> bodies) {
    this.random = new Random(seed);
    this.port = port;
    this.routes = routes;
    this.names = names;
    this.bearers = bearers;
    this.bodies = bodies;
  }

  Raw next() {
    String[] route = routes.get(random.nextInt(routes.size()));
    String verb = chance(8) ? one(VERBS) : route[0];
    // Signing out for good, or under a new password, would end the game.
    boolean ending = route[1].endsWith("/logout") || route[1].endsWith("/password");
    byte[] body = verb.matches("P.*") ? body(route[1]) : new byte[0];
    StringBuilder head = new StringBuilder(verb + " " + path(route[1]) + " HTTP/1.1\r\n");
    head.append("Host: ").append(chance(30) ? one(EVIL) : "127.0.0.1:" + port).append("\r\n");
    authorization(head, ending);
    more(head);
    if (verb.matches("P.*")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    byte[] first = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[first.length + body.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return new Raw(all, verb.equals("HEAD"));
  }

  private String path(String template) {
    StringBuilder path = new StringBuilder();
    for (String part : template.substring(1).split("/", -1)) {
      path.append('/').append(part.startsWith("{") ? name() : part);
    }
    if (chance(10)) {
      path.insert(random.nextInt(path.length()), one(EVIL));
    }
    if (chance(4)) {
      path.append("?back=").append(encoded(one(BACK)));
    }
    if (chance(12)) {
      path.append(path.indexOf("?") < 0 ? '?' : '&').append(one(EVIL)).append('=').append(name());
    }
    return path.toString().replace(' ', '+');
  }

  private String name() {
    return chance(2) ? one(names) : one(EVIL);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void authorization(StringBuilder head, boolean ending) {
    String token = ending ? bearers.getLast() : one(bearers);
    switch (random.nextInt(14)) {
      case 0 -> {}
      case 1 -> bearer(head, token.substring(random.nextInt(token.length())));
      case 2 -> {
        int at = random.nextInt(token.length());
        bearer(head, token.substring(0, at) + 'x' + token.substring(at + 1));
      }
      case 3 -> bearer(head, unsigned());
      case 4 -> head.append("Authorization: Basic YW5uYTphbm5h\r\n");
      case 5 -> bearer(head, one(TOKENS).replaceAll("[\r\n]", ""));
      case 6 -> {
        head.append("Cookie: drumlin=").append(token).append("; __Host-drumlin=").append(token);
        head.append(chance(2) ? "\r\nX-Drumlin-Browser: 1\r\n" : "\r\n");
      }
      default -> bearer(head, token);
    }
  }

  private static void bearer(StringBuilder head, String token) {
    head.append("Authorization: Bearer ").append(token).append("\r\n");
  }

  /** A token that says of itself that it needs no signature. */
  private String unsigned() {
    String claims = "{\"sub\":\"" + one(names) + "\",\"exp\":4102444800,\"role\":\"admin\"}";
    return encoded64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded64(claims) + ".";
  }

  private static String encoded64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void more(StringBuilder head) {
    if (chance(6)) {
      head.append("Idempotency-Key: ").append(chance(2) ? "k" : one(EVIL)).append("\r\n");
    }
    if (chance(6)) {
      head.append("Last-Event-ID: ").append(chance(2) ? random.nextLong() : name()).append("\r\n");
    }
    if (chance(10)) {
      head.append("Origin: ").append(chance(2) ? "null" : "https://evil.example").append("\r\n");
    }
    if (chance(10)) {
      head.append("X-Forwarded-For: ").append(one(EVIL)).append("\r\n");
    }
    if (chance(10)) {
      head.append("Content-Type: ")
          .append(chance(2) ? "application/json" : "text/x;;=")
          .append("\r\n");
    }
    if (chance(15)) {
      head.append("Range: bytes=").append(random.nextInt()).append("-5\r\n");
    }
    if (chance(25)) {
      head.append("X-").append("z".repeat(random.nextInt(20_000))).append(": 1\r\n");
    }
  }

  private byte[] body(String path) {
    if (chance(12)) {
      byte[] noise = new byte[random.nextInt(2000)];
      random.nextBytes(noise);
      return noise;
    }
    boolean fit = path.endsWith("/jobs") && !chance(4);
    StringBuilder text = new StringBuilder(one(fit ? bodies.subList(0, FITS) : bodies));
    for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.setCharAt(at, (char) random.nextInt(0x250));
        default -> value(text, at);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Puts something else where a value stands. */
  private void value(StringBuilder text, int from) {
    int colon = text.indexOf(":", from);
    if (colon < 0) {
      text.append(one(TOKENS));
      return;
    }
    int end = colon + 1;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    text.replace(colon + 1, end, one(TOKENS));
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
