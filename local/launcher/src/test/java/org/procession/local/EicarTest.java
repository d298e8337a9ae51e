package org.procession.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EicarTest {
  @Test
  void isTheFileThatScannersKnow() throws Exception {
    assertThat(Eicar.bytes()).hasSize(68);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Eicar.bytes())))
        .isEqualTo("275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f");
  }
}
