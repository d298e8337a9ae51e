package org.procession.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ContentTest {

  @Test
  void isAsLongAsItSaysAndTheSameEachTime() throws IOException, NoSuchAlgorithmException {
    var content = new Content(200_001);
    try (var in = content.open();
        var again = content.open()) {
      var bytes = in.readAllBytes();
      assertThat(bytes).hasSize(200_001).isEqualTo(again.readAllBytes());
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(content.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    }
  }
}
