package org.procession.domain.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypesTest {

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.7, application/pdf",
    "PK\u0003\u0004x, application/zip",
    "Hello, text/plain",
    "<html><body>, text/html",
    "MZ\u0090\u0000\u0003, application/x-msdownload",
    "\u0000\u0001\u0002, application/octet-stream"
  })
  void tellsTypesByTheirFirstBytes(String head, String type) {
    assertThat(MediaTypes.detect(head.getBytes(ISO_8859_1))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, application/pdf",
    DOCX + ", application/zip",
    "application/vnd.oasis.opendocument.text, application/zip",
    "application/zip, application/vnd.oasis.opendocument.text",
    "application/x-zip-compressed, application/zip",
    "application/vnd.ms-excel, application/x-tika-msoffice",
    "text/csv, text/plain",
    "text/csv, message/rfc822",
    "application/json, text/plain",
    "image/svg+xml, application/xml",
    "text/plain, text/html",
    "text/plain, application/octet-stream",
    "video/mp4, video/quicktime",
    "application/octet-stream, application/pdf",
    "application/octet-stream, application/octet-stream",
    "application/x-unheard-of, application/zip"
  })
  void takesContentThatMayBeWhatWasDeclared(String declared, String detected) {
    assertThat(MediaTypes.fits(declared, detected)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, text/plain",
    "application/pdf, application/octet-stream",
    "application/pdf, application/x-msdownload",
    "application/pdf, text/html",
    DOCX + ", text/plain",
    DOCX + ", application/octet-stream",
    "image/png, image/jpeg",
    "image/png, text/html",
    "text/plain, application/x-msdownload",
    "text/csv, application/zip"
  })
  void refusesContentThatCannotBeWhatWasDeclared(String declared, String detected) {
    assertThat(MediaTypes.fits(declared, detected)).isFalse();
  }
}
