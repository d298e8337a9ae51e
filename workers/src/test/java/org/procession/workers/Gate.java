package org.procession.workers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a part over the network, which can be closed for a while. */
public final class Gate implements AutoCloseable {

  private final URI part;
  private final ServerSocket entrance;
  private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
  private volatile boolean open = true;

  public Gate(URI part) throws IOException {
    this.part = part;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::admit);
  }

  /** The part's address through the gate. */
  public URI uri() {
    return URI.create(part.getScheme() + "://127.0.0.1:" + entrance.getLocalPort());
  }

  public void open() {
    open = true;
  }

  /** Nothing passes any more, and what was passing is cut off. */
  public void shut() {
    open = false;
    passing.forEach(Gate::cut);
  }

  private void admit() {
    while (!entrance.isClosed()) {
      try {
        var from = entrance.accept();
        if (!open) {
          from.close();
          continue;
        }
        var to = new Socket(part.getHost(), part.getPort());
        passing.add(from);
        passing.add(to);
        Thread.ofVirtual().start(() -> carry(from, to));
        Thread.ofVirtual().start(() -> carry(to, from));
      } catch (IOException e) {
        // the entrance is closed, or the part is away: whoever asks finds out
      }
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // cut off
    } finally {
      cut(from);
      cut(to);
      passing.remove(from);
      passing.remove(to);
    }
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // cut off already
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    shut();
  }
}
