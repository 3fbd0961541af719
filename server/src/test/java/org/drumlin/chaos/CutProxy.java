package org.drumlin.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and one or more TCP servers: each new connection goes to the next server
 * that takes it. Connections can be cut, and answers lost on their way.
 */
final class CutProxy implements AutoCloseable {
  private final ServerSocket door;
  private final List<Integer> targets;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger toLose = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private CutProxy(ServerSocket door, List<Integer> targets) {
    this.door = door;
    this.targets = targets;
  }

  /** Before servers at these ports of this machine. */
  static CutProxy before(Integer... targets) throws IOException {
    ServerSocket door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    CutProxy proxy = new CutProxy(door, List.of(targets));
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  int port() {
    return door.getLocalPort();
  }

  /** Ends all connections there are, in the middle of whatever they carry. */
  void cut() {
    open.forEach(CutProxy::shut);
  }

  /** Cuts that many connections just when an answer comes: what was asked is done, unheard. */
  void loseAnswers(int count) {
    toLose.set(count);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = connect()) {
      open.add(server);
      Thread there = Thread.ofVirtual().start(() -> pass(client, server, false));
      pass(server, client, true);
      there.join();
      open.remove(server);
    } catch (IOException e) {
      // No server takes it: the client finds its connection closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private Socket connect() throws IOException {
    int first = turn.getAndIncrement();
    for (int i = 0; ; i++) {
      int port = targets.get(Math.floorMod(first + i, targets.size()));
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        socket.close();
        if (i + 1 == targets.size()) {
          throw e;
        }
      }
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    byte[] block = new byte[1 << 14];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        if (answers && toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          break;
        }
        out.write(block, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone: so is the other, below.
    }
    shut(from);
    shut(to);
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
