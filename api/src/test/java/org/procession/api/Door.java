package org.procession.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * An address of its own for a real part, which can be closed as if the part had died, and opened
 * again.
 */
final class Door {

  private final IntSupplier target;
  private final int port;
  private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
  private ServerSocket entrance;
  private Thread doorman;

  /**
   * @param target the part's port, asked for whenever somebody comes
   */
  Door(IntSupplier target) {
    this.target = target;
    this.port = open(0);
  }

  int port() {
    return port;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  void open() {
    if (entrance.isClosed()) {
      open(port);
    }
  }

  private int open(int at) {
    try {
      var opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
      entrance = opened;
      doorman = Thread.ofVirtual().start(() -> letIn(opened));
      return opened.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    close(entrance);
    passing.forEach(Door::close);
    try {
      doorman.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void letIn(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        var guest = opened.accept();
        var host = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
        carry(guest, host);
        carry(host, guest);
      } catch (IOException e) {
        // Closed, or nobody behind it: whoever comes finds out.
      }
    }
  }

  private void carry(Socket from, Socket to) {
    passing.add(from);
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException e) {
                // One side hung up.
              } finally {
                passing.remove(from);
              }
            });
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
