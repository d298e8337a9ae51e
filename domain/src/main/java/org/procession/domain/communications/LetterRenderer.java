package org.procession.domain.communications;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Renders letters as PDF for the archive (PDF/A-2b): A4 with the address in the window of a DIN
 * 5008 envelope (form B), all fonts embedded. The page is {@code letter.xhtml}; texts become text
 * nodes of it, so that none of them can be markup. Takes some tens of milliseconds of a processor.
 */
@Component
class LetterRenderer {

  private static final String FONT = "Liberation Sans";
  private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  /** The letter as a PDF document. */
  byte[] render(LetterContent letter) {
    var pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFont(() -> font("Regular"), FONT, 400, FontStyle.NORMAL, true)
          .useFont(() -> font("Bold"), FONT, 700, FontStyle.NORMAL, true)
          .withProducer("Procession")
          .usePdfAConformance(PdfAConformance.PDFA_2_B)
          .useColorProfile(COLOURS)
          .withW3cDocument(page(letter), null)
          .toStream(pdf)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private static InputStream font(String style) {
    return resource("/liberation/LiberationSans-%s.ttf".formatted(style));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(LetterRenderer.class.getResourceAsStream(name), name);
  }

  private static Document page(LetterContent letter) {
    var page = template();
    var texts = Texts.of(LetterRenderer.class, "letter", letter.language());
    page.getDocumentElement().setAttribute("lang", letter.language().toLanguageTag());
    find(page, "title").setTextContent(letter.subject());
    find(page, "head").setTextContent(letter.sender().getFirst());
    find(page, "return").setTextContent(String.join(" · ", letter.sender()));
    lines(find(page, "recipient"), "div", letter.recipient());
    var details = find(page, "details");
    row(details, texts.get("date"), texts.date(letter.date()));
    letter.details().forEach(detail -> row(details, detail.label(), detail.value()));
    find(page, "subject").setTextContent(letter.subject());
    lines(find(page, "opening"), "p", letter.opening());
    positions(find(page, "positions"), letter, texts);
    payment(find(page, "payment"), letter, texts);
    lines(find(page, "closing"), "p", letter.closing());
    return page;
  }

  private static Document template() {
    try (var template = resource("letter.xhtml")) {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(template);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("letter.xhtml is not well-formed", e);
    }
  }

  private static void positions(Element table, LetterContent letter, Texts texts) {
    if (letter.positions().isEmpty()) {
      table.getParentNode().removeChild(table);
      return;
    }
    var head = add(add(table, "thead"), "tr");
    add(head, "th").setTextContent(texts.get("description"));
    cell(head, "th", "date", texts.get("date"));
    cell(head, "th", "amount", texts.get("amount"));
    var body = add(table, "tbody");
    for (var position : letter.positions()) {
      var row = add(body, "tr");
      add(row, "td").setTextContent(position.description());
      cell(row, "td", "date", texts.date(position.date()));
      cell(row, "td", "amount", texts.amount(position.amount()));
    }
    if (letter.total() != null) {
      var row = add(body, "tr");
      row.setAttribute("class", "total");
      add(row, "td").setTextContent(texts.get("total"));
      add(row, "td");
      cell(row, "td", "amount", texts.amount(letter.total()));
    }
  }

  private static void payment(Element table, LetterContent letter, Texts texts) {
    var payment = letter.payment();
    if (payment == null) {
      table.getParentNode().removeChild(table);
      return;
    }
    row(table, texts.get("payBy"), texts.date(payment.due()));
    row(table, texts.get("accountHolder"), payment.accountHolder());
    row(table, texts.get("iban"), payment.iban().replaceAll("(.{4})(?=.)", "$1 "));
    row(table, texts.get("reference"), payment.reference());
  }

  private static void row(Element table, String label, String value) {
    var row = add(table, "tr");
    add(row, "th").setTextContent(label);
    add(row, "td").setTextContent(value);
  }

  private static void lines(Element parent, String name, List<String> lines) {
    lines.forEach(line -> add(parent, name).setTextContent(line));
  }

  private static void cell(Element row, String name, String kind, String text) {
    var cell = add(row, name);
    cell.setAttribute("class", kind);
    cell.setTextContent(text);
  }

  private static Element add(Element parent, String name) {
    var document = Objects.requireNonNull(parent.getOwnerDocument());
    var child = document.createElementNS(parent.getNamespaceURI(), name);
    parent.appendChild(child);
    return child;
  }

  private static Element find(Document page, String id) {
    var elements = page.getElementsByTagName("*");
    for (var n = 0; n < elements.getLength(); n++) {
      if (elements.item(n) instanceof Element element && element.getAttribute("id").equals(id)) {
        return element;
      }
    }
    throw new IllegalStateException("letter.xhtml has no " + id);
  }
}
