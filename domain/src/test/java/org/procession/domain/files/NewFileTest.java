package org.procession.domain.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.events.Subject;

class NewFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contract.pdf",
        "Übersicht 2026 (final).xlsx",
        "契約書.pdf",
        "no-extension",
        "a",
        "console.log",
        "com10.txt",
        "archive.tar.gz"
      })
  void takesNamesThatEverySystemCanStore(String name) {
    assertThat(named(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "../x",
        "..",
        ".",
        "a/b",
        "a\\b",
        "/etc/passwd",
        "C:",
        "report.txt:stream",
        "what?",
        "a*b",
        "a\"b",
        "<a>",
        "a|b",
        "a\nb",
        "a\u0000b",
        "a\u007fb",
        "invoice\u202Efdp.exe",
        "zero\u200Bwidth",
        "CON",
        "nul.txt",
        "Com1",
        "lpt9.tar.gz",
        ".hidden",
        "trailing.",
        " leading",
        "trailing "
      })
  void refusesAPathOrANameThatSomeSystemCannotStore(String name) {
    assertThatThrownBy(() -> named(name))
        .isInstanceOfSatisfying(
            NewFile.NameInvalid.class, problem -> assertThat(problem.field()).hasValue("name"));
  }

  @Test
  void countsTheBytesOfANameAndNotItsCharacters() {
    assertThat(named("ü".repeat(127)).name()).hasSize(127);
    assertThatThrownBy(() -> named("ü".repeat(128))).isInstanceOf(NewFile.NameInvalid.class);
    assertThatThrownBy(() -> named("x".repeat(256))).isInstanceOf(NewFile.NameInvalid.class);
  }

  @Test
  void writesTheSameNameInOneWay() {
    assertThat(named("U\u0308bersicht").name()).isEqualTo("Übersicht");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pdf",
        "application/",
        "/pdf",
        "*/*",
        "text/plain; charset=utf-8",
        "a/b/c",
        "te xt/plain",
        "text/plain\n"
      })
  void refusesAMediaTypeThatIsNone(String mediaType) {
    assertThatThrownBy(() -> new NewFile("x", mediaType, List.of(), List.of()))
        .isInstanceOf(FileInvalid.class);
  }

  @Test
  void writesMediaTypesInLowerCase() {
    assertThat(new NewFile("x", "Application/PDF", List.of(), List.of()).mediaType())
        .isEqualTo("application/pdf");
  }

  @Test
  void belongsToARecordOnceAndNotToAllOfThem() {
    var client = new Subject("client", UUID.randomUUID());
    assertThat(new NewFile("x", "a/b", Collections.nCopies(3, client), List.of()).attachedTo())
        .containsExactly(client);
    var many =
        IntStream.range(0, 21).mapToObj(i -> new Subject("client", UUID.randomUUID())).toList();
    assertThatThrownBy(() -> new NewFile("x", "a/b", many, List.of()))
        .isInstanceOf(FileInvalid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "g"})
  void refusesAChecksumThatIsNone(String start) {
    assertThatThrownBy(() -> new NewContent(1, start.isEmpty() ? "" : start + "0".repeat(63)))
        .isInstanceOf(FileInvalid.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void refusesAFileWithoutContent(long size) {
    assertThatThrownBy(() -> new NewContent(size, "0".repeat(64)))
        .isInstanceOf(NewContent.FileEmpty.class);
  }

  private static NewFile named(String name) {
    return new NewFile(name, "application/pdf", List.of(), List.of());
  }
}
