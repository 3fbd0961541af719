package org.drumlin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One address for several servers: each new connection goes to the next of them that takes it. A
 * server that dies cuts its connections, as with a real balancer.
 */
final class TcpBalancer implements AutoCloseable {
  private final ServerSocket listening;
  private final List<Integer> servers = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private int turn;

  TcpBalancer() throws IOException {
    listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("balancer").start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void add(int server) {
    servers.add(server);
  }

  void remove(int server) {
    servers.remove((Integer) server);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        int first = turn++;
        Thread.ofVirtual().start(() -> join(client, first));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void join(Socket client, int first) {
    open.add(client);
    List<Integer> choices = new ArrayList<>(servers);
    for (int i = 0; i < choices.size(); i++) {
      Socket server = new Socket();
      try {
        int port = choices.get(Math.floorMod(first + i, choices.size()));
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server));
        pump(server, client);
        return;
      } catch (IOException e) {
        close(server); // the next one
      }
    }
    close(client);
  }

  private void pump(Socket from, Socket to) {
    byte[] block = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        out.write(block, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // Cut on one side: it is cut on the other, too.
    } finally {
      close(from);
      close(to);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed then.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    open.forEach(this::close);
  }
}
