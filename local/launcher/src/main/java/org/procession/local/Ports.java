package org.procession.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The numbers of the ports of one house. All are on the loopback address. */
interface Ports {
  /** The number of this port. */
  int of(Port port);

  /** The HTTP address of this port. */
  default URI http(Port port) {
    return URI.create("http://127.0.0.1:" + of(port));
  }

  /** The usual numbers plus the given one, so that several houses can stand side by side. */
  static Ports shiftedBy(int offset) {
    return port -> port.number + offset;
  }

  /** Numbers that nobody uses at the moment they are first asked for, each of them once. */
  static Ports anyFree() {
    Map<Port, Integer> chosen = new EnumMap<>(Port.class);
    return port -> {
      synchronized (chosen) {
        return chosen.computeIfAbsent(port, ignored -> anyFreeBut(chosen.values()));
      }
    };
  }

  /** Whether a server could listen on this port of the loopback address now. */
  static boolean isFree(int number) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections that are still closing do not hinder a server
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFreeBut(Collection<Integer> chosen) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int number = socket.getLocalPort();
      return chosen.contains(number) ? anyFreeBut(chosen) : number;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
