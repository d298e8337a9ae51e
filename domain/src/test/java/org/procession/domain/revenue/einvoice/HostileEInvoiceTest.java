package org.procession.domain.revenue.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.procession.domain.revenue.einvoice.EInvoiceUnreadable.Reason;

@Timeout(30)
class HostileEInvoiceTest {

  private static final String EXAMPLE = "ubl-creditnote1.xml";
  private static final String DECLARATION =
      "<?xml version='1.0' encoding='UTF-8' standalone='no'?>";
  static final List<String> EXAMPLES = Examples.ALL;

  private final EInvoiceReader reader = new EInvoiceReader();

  @Test
  void refusesAnEntityThatReadsAFile(@TempDir Path folder) throws IOException {
    var secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");

    var refusal =
        refusal(
            withDoctype(
                "<!DOCTYPE CreditNote [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri())));

    assertThat(refusal.reason()).isEqualTo(Reason.DOCTYPE);
    assertThat(refusal.detail()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE CreditNote SYSTEM 'http://127.0.0.1:%1$d/x.dtd'>",
        "<!DOCTYPE CreditNote PUBLIC '-//X//EN' 'http://127.0.0.1:%1$d/x.dtd'>",
        "<!DOCTYPE CreditNote [<!ENTITY %% x SYSTEM 'http://127.0.0.1:%1$d/x.ent'> %%x;]>",
        "<!DOCTYPE CreditNote [<!ENTITY x SYSTEM 'http://127.0.0.1:%1$d/x.ent'>]>"
      })
  void fetchesNothing(String doctype) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(1);

      assertThat(refusal(withDoctype(doctype.formatted(server.getLocalPort()))).reason())
          .isEqualTo(Reason.DOCTYPE);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void fetchesNoSchemaThatTheDocumentNames() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(1);
      var here = "http://127.0.0.1:" + server.getLocalPort() + "/x.xsd";
      var invoice =
          Examples.with(
              "cii-example3.xml",
              "xsi:schemaLocation=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100 ",
              "xsi:noNamespaceSchemaLocation=\"%s\" xsi:schemaLocation=\"urn:x %s "
                  .formatted(here, here));

      try {
        reader.read(invoice);
      } catch (EInvoiceUnreadable e) {
        assertThat(e.reason()).isEqualTo(Reason.INVALID);
      }

      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void refusesABillionLaughs() {
    var doctype = new StringBuilder("<!DOCTYPE CreditNote [<!ENTITY lol0 'lol'>");
    for (var level = 1; level < 10; level++) {
      doctype.append(
          "<!ENTITY lol%d '%s'>".formatted(level, "&lol%d;".formatted(level - 1).repeat(10)));
    }
    doctype.append("]>");

    assertThat(refusal(withDoctype(doctype.toString(), "&lol9;")).reason())
        .isEqualTo(Reason.DOCTYPE);
  }

  @Test
  void refusesAQuadraticBlowUp() {
    var doctype = "<!DOCTYPE CreditNote [<!ENTITY x '%s'>]>".formatted("x".repeat(100_000));

    assertThat(refusal(withDoctype(doctype, "&x;".repeat(10_000))).reason())
        .isEqualTo(Reason.DOCTYPE);
  }

  @Test
  void refusesAnEntityThatIsNotDeclared() {
    assertThat(refusal(withNumber("&x;")).reason()).isEqualTo(Reason.NOT_XML);
  }

  @Test
  void includesNothing(@TempDir Path folder) throws IOException {
    var secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");
    var include =
        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='%s'/>"
            .formatted(secret.toUri());

    var refusal = refusal(withNumber(include));

    assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
    assertThat(refusal.detail()).doesNotContain("hunter2");
  }

  @Test
  void refusesFiftyMegabytesWithoutReadingThem() {
    var endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            given++;
            return ' ';
          }
        };

    var refusal = catchThrowableOfType(EInvoiceUnreadable.class, () -> reader.read(endless));

    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(endless.given).isEqualTo(EInvoiceReader.MAX_BYTES + 1);
    assertThat(refusal(new byte[50 * 1024 * 1024]).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void readsAnAttachmentOfNearlyTheWholeSize() {
    var attachment = "QUJD".repeat(EInvoiceReader.MAX_BYTES / 4 - 10_000);
    var invoice = Examples.with("ubl-example5.xml", "VGVzdGluZyBCYXNlNjQgZW5jb2Rpbmc=", attachment);

    assertThat(reader.read(invoice).number()).isEqualTo("TOSL110");
  }

  @Test
  void refusesDeepNesting() {
    var levels = 500_000;
    var nested = "<a>".repeat(levels) + "</a>".repeat(levels);

    assertThat(refusal(bytes(nested)).reason()).isEqualTo(Reason.NOT_AN_INVOICE);
    assertThat(refusal(withNumber(nested)).reason()).isIn(Reason.TOO_LARGE, Reason.INVALID);
  }

  @Test
  void refusesDeepNestingThatTheSchemaAllows() {
    var levels = 100_000;
    var party = "<cac:AgentParty>".repeat(levels) + "</cac:AgentParty>".repeat(levels);
    var note =
        Examples.with(
            EXAMPLE,
            "john.doole@mysuppliercompany.be</cbc:ElectronicMail>\n\t\t\t</cac:Contact>",
            "x</cbc:ElectronicMail></cac:Contact>" + party);

    assertThat(refusal(note).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesMoreElementsThanAnInvoiceHas() {
    var notes =
        Examples.with(
            EXAMPLE,
            "<cbc:DocumentCurrencyCode>",
            "<cbc:Note/>".repeat(400_000) + "<cbc:DocumentCurrencyCode>");

    assertThat(refusal(notes).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesATextWithoutEnd() {
    assertThat(refusal(withNumber("9".repeat(5_000_000))).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal(withNumber("<![CDATA[" + "9".repeat(5_000_000) + "]]>")).reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+1000000000", "1E-1000000000", "NaN", "INF", "0x10", "1,00", "١٠٠"})
  void refusesANumberInAnotherNotation(String number) {
    var note =
        Examples.with(
            EXAMPLE, ">100.11</cbc:PayableAmount>", ">" + number + "</cbc:PayableAmount>");

    assertThat(refusal(note).reason()).isEqualTo(Reason.INVALID);
  }

  @Test
  void refusesANumberOfManyDigits() {
    var note =
        Examples.with(
            EXAMPLE,
            ">100.11</cbc:PayableAmount>",
            ">" + "9".repeat(19_000) + "</cbc:PayableAmount>");

    assertThat(refusal(note).term()).contains("BT-115");
  }

  @Test
  void stopsAtTheFirstOfAMillionFaults() {
    var note =
        Examples.with(EXAMPLE, "<cbc:IssueDate>", "<a/>".repeat(200_000) + "<cbc:IssueDate>");

    assertThat(refusal(note))
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
              assertThat(refusal.detail()).contains("line ").hasSizeLessThan(700);
            });
  }

  @Test
  void refusesAHundredThousandAttributes() {
    var attributes = new StringBuilder();
    for (var i = 0; i < 100_000; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    var note = Examples.with(EXAMPLE, "<cbc:IssueDate>", "<cbc:IssueDate" + attributes + ">");

    assertThat(refusal(note).reason()).isEqualTo(Reason.NOT_XML);
  }

  @Test
  void readsAnInvoiceWithASignatureInItsExtension() {
    var extension =
        """
        <ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2">\
        <ext:UBLExtension><ext:ExtensionContent><a xmlns="urn:a"><b x="1">text</b></a></ext:ExtensionContent>\
        </ext:UBLExtension></ext:UBLExtensions>\
        """;
    var note = Examples.with(EXAMPLE, "<cbc:CustomizationID>", extension + "<cbc:CustomizationID>");

    assertThat(reader.read(note)).isEqualTo(reader.read(Examples.bytes(EXAMPLE)));
  }

  @Test
  void refusesDeepNestingInAnExtension() {
    var extension =
        "<ext:UBLExtensions"
            + " xmlns:ext='urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2'>"
            + "<ext:UBLExtension><ext:ExtensionContent>"
            + "<a xmlns='urn:a'>".repeat(100_000);
    var note = Examples.with(EXAMPLE, "<cbc:CustomizationID>", extension + "<cbc:CustomizationID>");

    assertThat(refusal(note).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    var note = Examples.bytes(EXAMPLE);
    note[Examples.text(EXAMPLE).indexOf("ANTWERPEN")] = (byte) 0xFF;

    assertThat(refusal(note).reason()).isEqualTo(Reason.NOT_XML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-16", "UTF-16BE", "UTF-32", "US-ASCII", "no-such-encoding", "EBCDIC-CP-US"})
  void refusesAWrongEncodingDeclared(String encoding) {
    var note = Examples.with(EXAMPLE, "encoding='UTF-8'", "encoding='%s'".formatted(encoding));

    assertThat(refusal(note).reason()).isEqualTo(Reason.NOT_XML);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16, UTF-16", "UTF-16BE, UTF-16", "UTF-16LE, UTF-16", "ISO-8859-1, ISO-8859-1"})
  void readsOtherEncodings(String encoding, String declared) {
    var text =
        Examples.text(EXAMPLE).replace("encoding='UTF-8'", "encoding='%s'".formatted(declared));
    var mark = encoding.endsWith("E") ? "\uFEFF" : "";

    var note = reader.read((mark + text).getBytes(Charset.forName(encoding)));

    assertThat(note.lines().getFirst().description()).isEqualTo("Exonération du versement du PP");
  }

  @Test
  void readsUtf8WithAByteOrderMark() {
    var note = ("\uFEFF" + Examples.text(EXAMPLE)).getBytes(StandardCharsets.UTF_8);

    assertThat(reader.read(note).number()).isEqualTo("018304 / 28865");
  }

  @Test
  void tellsWhatAFileIsThatIsNoXml() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(zipped)) {
      zip.putNextEntry(new ZipEntry("invoice.xml"));
      zip.write(Examples.bytes(EXAMPLE));
    }
    var gzipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(Examples.bytes(EXAMPLE));
    }

    assertThat(refusal(zipped.toByteArray()).detail())
        .isEqualTo("The file is a ZIP file: unpack it first.");
    assertThat(refusal(gzipped.toByteArray()).detail())
        .isEqualTo("The file is a gzip file: unpack it first.");
    assertThat(refusal(bytes("%PDF-1.7\n")).detail())
        .isEqualTo("The file is a PDF file: send the XML that is embedded in it.");
    assertThat(refusal(new byte[0]).detail()).isEqualTo("The file is empty.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "{}",
        "<",
        "<a",
        "<?xml version='1.0'?>",
        "<?xml version='3.0'?><a/>",
        "\u0000\u0000",
        "<a:b/>",
        "<a x='1' x='2'/>",
        "<!-- -- --><a/>",
        "&#0;"
      })
  void refusesWhatIsNotWellFormed(String text) {
    assertThat(refusal(bytes(text)).reason()).isEqualTo(Reason.NOT_XML);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html/>",
        "<Invoice/>",
        "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'/>",
        "<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'/>",
        "<CrossIndustryDocument xmlns='urn:ferd:CrossIndustryDocument:invoice:1p0'/>"
      })
  void refusesOtherXml(String text) {
    assertThat(refusal(bytes(text)).reason()).isEqualTo(Reason.NOT_AN_INVOICE);
  }

  @Test
  void refusesWhatFollowsTheInvoice() {
    var two = Examples.text(EXAMPLE) + Examples.text(EXAMPLE).substring(DECLARATION.length());

    assertThat(refusal(bytes(two)).reason()).isEqualTo(Reason.NOT_XML);
  }

  @Test
  void refusesAnElementThatTheSchemaDoesNotHave() {
    var refusal =
        refusal(Examples.with(EXAMPLE, "<cbc:IssueDate>", "<cbc:Unknown/><cbc:IssueDate>"));

    assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
    assertThat(refusal.detail()).contains("line 13", "Unknown");
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void survivesTheLossOfAnyElement(String example) {
    var text = Examples.text(example);
    var elements = Pattern.compile("<((?:ram|cbc|cac|udt):\\w+)[ >]").matcher(text);
    while (elements.find()) {
      var end = text.indexOf("</" + elements.group(1) + ">", elements.end());
      if (end > 0) {
        var rest =
            text.substring(0, elements.start())
                + text.substring(end + elements.group(1).length() + 3);
        survives(bytes(rest));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void survivesAnEmptyElementAnywhere(String example) {
    var text = Examples.text(example);
    var contents = Pattern.compile(">([^<>]+)</").matcher(text);
    while (contents.find()) {
      survives(bytes(text.substring(0, contents.start(1)) + text.substring(contents.end(1))));
    }
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void survivesTruncationAnywhere(String example) {
    var document = Examples.bytes(example);
    for (var length = 0; length < document.length; length += 97) {
      survives(Arrays.copyOf(document, length));
    }
  }

  /** Anything but one of our own refusals is a fault. */
  private void survives(byte[] document) {
    try {
      reader.read(document);
    } catch (EInvoiceUnreadable | EInvoiceTotalsWrong e) {
      assertThat(e.detail()).isNotBlank();
    }
  }

  private EInvoiceUnreadable refusal(byte[] document) {
    return catchThrowableOfType(EInvoiceUnreadable.class, () -> reader.read(document));
  }

  private static byte[] withDoctype(String doctype) {
    return withDoctype(doctype, "&x;");
  }

  private static byte[] withDoctype(String doctype, String number) {
    return bytes(
        Examples.text(EXAMPLE)
            .replace(DECLARATION, DECLARATION + doctype)
            .replace("<cbc:ID>018304 / 28865</cbc:ID>", "<cbc:ID>" + number + "</cbc:ID>"));
  }

  private static byte[] withNumber(String number) {
    return Examples.with(
        EXAMPLE, "<cbc:ID>018304 / 28865</cbc:ID>", "<cbc:ID>" + number + "</cbc:ID>");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
