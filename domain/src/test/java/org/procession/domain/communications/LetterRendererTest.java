package org.procession.domain.communications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.procession.domain.communications.LetterContent.Detail;
import org.procession.domain.communications.LetterContent.Payment;
import org.procession.domain.communications.LetterContent.Position;
import org.procession.domain.money.Money;

class LetterRendererTest {

  private static final double POINTS_PER_MM = 72 / 25.4;

  private final LetterRenderer renderer = new LetterRenderer();

  @Test
  void writesAReminderInGerman() throws IOException {
    var pdf = renderer.render(reminder(Locale.GERMAN, positions(2)));
    try (var letter = Loader.loadPDF(pdf)) {
      assertThat(letter.getNumberOfPages()).isEqualTo(1);
      assertThat(text(letter))
          .contains(
              "Acme GmbH",
              "Datum 24. November 2026",
              "Rechnung RE-7",
              "Zahlungserinnerung zu Rechnung RE-7",
              "Größe & Söhne <b>KG</b>",
              "Bezeichnung Datum Betrag",
              "Leistung 1 2. Oktober 2026 1.190,00 EUR",
              "Summe 2.380,00 EUR",
              "Zahlbar bis 8. Dezember 2026",
              "DE89 3704 0044 0532 0130 00",
              "Verwendungszweck RE-7",
              "Mit freundlichen Grüßen");
    }
  }

  @Test
  void writesItsOwnWordsInEnglishForALanguageThatItDoesNotSpeak() throws IOException {
    var pdf = renderer.render(reminder(Locale.of("pl"), positions(1)));
    try (var letter = Loader.loadPDF(pdf)) {
      assertThat(text(letter))
          .contains("Date November 24, 2026", "Total 2,380.00 EUR", "Account holder Acme GmbH");
    }
  }

  @Test
  void showsTheAddressInTheWindowOfTheEnvelope() throws IOException {
    var pdf = renderer.render(reminder(Locale.GERMAN, positions(1)));
    try (var letter = Loader.loadPDF(pdf)) {
      var region = new PDFTextStripperByArea();
      region.addRegion(
          "window",
          new java.awt.geom.Rectangle2D.Double(
              20 * POINTS_PER_MM, 45 * POINTS_PER_MM, 85 * POINTS_PER_MM, 45 * POINTS_PER_MM));
      region.extractRegions(letter.getPage(0));
      assertThat(region.getTextForRegion("window").lines().map(String::strip))
          .containsExactly(
              "Acme GmbH · Hauptstraße 1 · 10115 Berlin",
              "Größe & Söhne <b>KG</b>",
              "Łódź Fashion",
              "Am Markt 5",
              "04109 Leipzig");
    }
  }

  @Test
  void takesMarkupForText() throws IOException {
    var content =
        new LetterContent(
            Locale.ENGLISH,
            List.of("</div><script>"),
            List.of("<img src='file:///etc/passwd'/>"),
            LocalDate.of(2026, 11, 24),
            List.of(),
            "&amp; ]]> <!-- \u0007",
            List.of("<style>* { display: none }</style>"),
            List.of(),
            null,
            null,
            List.of());
    try (var letter = Loader.loadPDF(renderer.render(content))) {
      assertThat(text(letter))
          .contains(
              "</div><script>",
              "<img src='file:///etc/passwd'/>",
              "&amp; ]]> <!--",
              "<style>* { display: none }</style>")
          .doesNotContain("Description", "Total", "IBAN");
    }
  }

  @Test
  void repeatsTheHeadOfATableThatRunsOverPages() throws IOException {
    var pdf = renderer.render(reminder(Locale.ENGLISH, positions(80)));
    try (var letter = Loader.loadPDF(pdf)) {
      assertThat(letter.getNumberOfPages()).isGreaterThan(1);
      var second = new PDFTextStripper();
      second.setStartPage(2);
      assertThat(second.getText(letter)).contains("Description Date Amount", "2 / ");
      assertThat(text(letter)).contains("Leistung 80");
    }
  }

  @Test
  void embedsAllFonts() throws IOException {
    try (var letter = Loader.loadPDF(renderer.render(reminder(Locale.GERMAN, positions(1))))) {
      var fonts =
          StreamSupport.stream(letter.getPages().spliterator(), false)
              .flatMap(LetterRendererTest::fonts)
              .toList();
      assertThat(fonts).hasSize(2).allMatch(PDFont::isEmbedded);
      assertThat(fonts).extracting(PDFont::getName).allMatch(name -> name.contains("Liberation"));
    }
  }

  private static java.util.stream.Stream<PDFont> fonts(PDPage page) {
    return StreamSupport.stream(page.getResources().getFontNames().spliterator(), false)
        .map(
            name -> {
              try {
                return page.getResources().getFont(name);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static List<Position> positions(int number) {
    return java.util.stream.IntStream.rangeClosed(1, number)
        .mapToObj(
            n -> new Position("Leistung " + n, LocalDate.of(2026, 10, 2), Money.of("1190 EUR")))
        .toList();
  }

  private static LetterContent reminder(Locale language, List<Position> positions) {
    return new LetterContent(
        language,
        List.of("Acme GmbH", "Hauptstraße 1", "10115 Berlin"),
        List.of("Größe & Söhne <b>KG</b>", "Łódź Fashion", "Am Markt 5", "04109 Leipzig"),
        LocalDate.of(2026, 11, 24),
        List.of(new Detail("Rechnung", "RE-7"), new Detail("Kundennummer", "K-12")),
        "Zahlungserinnerung zu Rechnung RE-7",
        Collections.nCopies(2, "unsere Rechnung ist seit dem 1. November fällig. ".repeat(6)),
        positions,
        Money.of("2380 EUR"),
        new Payment(LocalDate.of(2026, 12, 8), "Acme GmbH", "DE89370400440532013000", "RE-7"),
        List.of("Mit freundlichen Grüßen", "Acme GmbH"));
  }

  private static String text(PDDocument letter) throws IOException {
    return new PDFTextStripper().getText(letter).replace('\u00a0', ' ');
  }
}
