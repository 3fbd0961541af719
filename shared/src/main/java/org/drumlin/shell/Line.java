package org.drumlin.shell;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one login's bytes go over: a socket, or a channel of the login before. It knows since when
 * nothing has come in, and can be cut at once: the library itself hangs for ever in writing to a
 * dead link, whatever its own timeouts say.
 */
final class Line implements Proxy {
  private static final int CONNECT_MS = 15_000;

  private final @Nullable Session before;
  private final Consumer<String> reached;
  private volatile long heard = System.nanoTime();
  private volatile boolean cut;
  private @Nullable Socket socket;
  private @Nullable ChannelDirectTCPIP channel;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;

  /**
   * @param before the login that this one goes through; null: none
   * @param reached told what was reached
   */
  Line(@Nullable Session before, Consumer<String> reached) {
    this.before = before;
    this.reached = reached;
  }

  /** How long nothing has come in. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heard);
  }

  /** Silence counts from now. */
  void heard() {
    heard = System.nanoTime();
  }

  boolean isCut() {
    return cut;
  }

  /** Whoever waits for it gets an error at once. */
  void cut() {
    cut = true;
    close();
  }

  @Override
  public void connect(@Nullable SocketFactory factory, String host, int port, int timeout)
      throws IOException, JSchException {
    if (before == null) {
      Socket open = open(host, port);
      socket = open;
      in = new Heard(open.getInputStream());
      out = open.getOutputStream();
      reached.accept(open.getInetAddress().getHostAddress() + ", port " + port);
    } else {
      ChannelDirectTCPIP through = (ChannelDirectTCPIP) before.openChannel("direct-tcpip");
      channel = through;
      through.setHost(host);
      through.setPort(port);
      in = new Heard(through.getInputStream());
      out = through.getOutputStream();
      through.connect(CONNECT_MS);
      reached.accept(host + ", port " + port + ", through " + before.getHost());
    }
    heard();
  }

  @Override
  public @Nullable InputStream getInputStream() {
    return in;
  }

  @Override
  public @Nullable OutputStream getOutputStream() {
    return out;
  }

  @Override
  public @Nullable Socket getSocket() {
    return socket;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.disconnect();
    }
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // Nothing of it was wanted any more.
        return;
      }
    }
  }

  /** Every address of the host, until one answers. */
  private static Socket open(String host, int port) throws IOException {
    IOException last = new IOException(host + " has no address");
    for (InetAddress address : InetAddress.getAllByName(host)) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), CONNECT_MS);
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  private final class Heard extends FilterInputStream {
    Heard(InputStream from) {
      super(from);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      heard();
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      heard();
      return count;
    }
  }
}
