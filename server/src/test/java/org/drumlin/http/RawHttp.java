package org.drumlin.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Sends bytes that no well-kept client would send, and reads what comes back. */
final class RawHttp implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  /**
   * An answer.
   *
   * @param status 0: the connection was closed without one
   * @param headers by their names in lower case
   */
  record Reply(int status, Map<String, String> headers, String body) {}

  private final int port;
  private Socket socket;
  private InputStream in;

  RawHttp(int port) throws IOException {
    this.port = port;
    connect();
  }

  private void connect() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * Sends a request, on a new connection where the last one was closed.
   *
   * @param bodiless whether it is a HEAD, whose answer has no body
   */
  Reply send(byte[] request, boolean bodiless) throws IOException {
    for (boolean fresh = false; !fresh; ) {
      fresh = socket.isClosed();
      if (fresh) {
        connect();
      }
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // Refused before all was read: the answer may be there.
      }
      try {
        return read(bodiless);
      } catch (EOFException | SocketException e) {
        socket.close(); // it may have been closed after the answer before
      }
    }
    return new Reply(0, Map.of(), "");
  }

  private Reply read(boolean bodiless) throws IOException {
    String first = line();
    if (!first.matches("HTTP/1\\.1 [1-5][0-9][0-9]( .*)?")) {
      throw new ProtocolException("no answer begins with: " + first);
    }
    int status = Integer.parseInt(first.substring(9, 12));
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + "\n" + b);
    }
    String type = headers.getOrDefault("content-type", "");
    String body = "";
    if (type.startsWith("text/event-stream")) {
      socket.close(); // it would go on for ever
    } else if (!bodiless && status != 204 && status != 304) {
      body = body(headers);
    }
    // Jetty sends a body with the refusal of a HEAD that it cannot read.
    boolean unsure = bodiless && status >= 400;
    if (unsure || headers.getOrDefault("connection", "").equalsIgnoreCase("close")) {
      socket.close();
    }
    return new Reply(status, headers, body);
  }

  private String body(Map<String, String> headers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      for (int size = size(); size > 0; size = size()) {
        bytes.write(in.readNBytes(size));
        line();
      }
      line();
    } else if (headers.containsKey("content-length")) {
      bytes.write(in.readNBytes(Integer.parseInt(headers.get("content-length"))));
    } else {
      in.transferTo(bytes);
      socket.close();
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";")[0].strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      text.append((char) c);
    }
    return text.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
