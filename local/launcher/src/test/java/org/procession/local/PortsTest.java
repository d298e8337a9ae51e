package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void shiftsEveryPortByTheSameNumber() {
    var ports = Ports.shiftedBy(1000);

    assertThat(ports.of(Port.POSTGRES)).isEqualTo(6442);
    assertThat(ports.http(Port.API)).hasToString("http://127.0.0.1:9080");
  }

  @Test
  void findsAFreeNumberForEveryPortAndKeepsIt() {
    var ports = Ports.anyFree();
    var numbers = Arrays.stream(Port.values()).map(ports::of).toList();

    assertThat(numbers).doesNotHaveDuplicates().allMatch(Ports::isFree);
    assertThat(Arrays.stream(Port.values()).map(ports::of)).containsExactlyElementsOf(numbers);
  }

  @Test
  void seesThatAPortIsTakenAndByWhom() throws Exception {
    int number;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      number = socket.getLocalPort();
      assertThat(Ports.isFree(number)).isFalse();
      assertThat(Listener.on(number))
          .contains("process " + ProcessHandle.current().pid() + " (java)");
    }
    assertThat(Ports.isFree(number)).isTrue();
    assertThat(Listener.on(number)).isEmpty();
  }

  @Test
  void seesThatAPortIsTakenOnAllAddresses() throws Exception {
    try (var socket = new ServerSocket(0)) {
      assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
    }
  }
}
