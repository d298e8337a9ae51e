package org.procession.domain.files.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectStoreTest {

  @ParameterizedTest
  @CsvSource({
    "contract.pdf, contract.pdf, contract.pdf",
    "Übersicht 1.pdf, _bersicht 1.pdf, %C3%9Cbersicht%201.pdf",
    "100%.txt, 100_.txt, 100%25.txt",
    "a*b;c.txt, a*b;c.txt, a%2Ab%3Bc.txt"
  })
  void namesADownloadForOldAndNewClients(String name, String ascii, String exact) {
    assertThat(ObjectStore.attachment(name))
        .isEqualTo("attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, exact));
  }
}
