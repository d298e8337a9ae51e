package org.procession.domain.revenue.einvoice;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.procession.domain.revenue.einvoice.EInvoiceUnreadable.Reason;

/**
 * Reads XML that may be hostile. Nothing outside the document is ever opened, a document type
 * declaration is refused at sight, which leaves no entities to expand, and what a reader of the
 * events has to remember is limited. Whatever is wrong is an {@link EInvoiceUnreadable}.
 */
final class BoundedXml extends StreamReaderDelegate {

  /** Some six times as deep as an invoice of EN 16931. */
  private static final int MAX_DEPTH = 64;

  /** As many as some ten thousand lines have. */
  private static final int MAX_ELEMENTS = 300_000;

  /** Characters of one text: enough for terms and conditions, few enough to parse as a number. */
  private static final int MAX_TEXT = 20_000;

  /** The elements of attached documents (BT-125), which only the size of the file limits. */
  private static final Set<String> ATTACHMENTS =
      Set.of("EmbeddedDocumentBinaryObject", "AttachmentBinaryObject");

  private int depth;
  private int elements;
  private int characters;
  private boolean attachment;

  private BoundedXml(XMLStreamReader reader) {
    super(reader);
  }

  /** Reads up to the root element. */
  static BoundedXml atRoot(byte[] document) {
    // The parser of the JDK, whatever else is on the class path: its behaviour is what is tested.
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      var xml = new BoundedXml(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
      while (!xml.isStartElement()) {
        xml.next();
      }
      return xml;
    } catch (XMLStreamException e) {
      throw notXml(e);
    }
  }

  /** Reads what follows the root element: in well-formed XML, nothing that matters. */
  void toEnd() {
    while (getEventType() != END_DOCUMENT) {
      next();
    }
  }

  @Override
  public int next() {
    var event = readNext();
    switch (event) {
      case DTD ->
          throw new EInvoiceUnreadable(
              Reason.DOCTYPE,
              "The file has a document type declaration (DOCTYPE). Remove it: no e-invoice needs"
                  + " one, and entities are never expanded.");
      case START_ELEMENT -> {
        limit(++depth, MAX_DEPTH, "levels of elements");
        limit(++elements, MAX_ELEMENTS, "elements");
        characters = 0;
        attachment = ATTACHMENTS.contains(getLocalName());
      }
      case END_ELEMENT -> {
        depth--;
        characters = 0;
        attachment = false;
      }
      case CHARACTERS, CDATA -> {
        characters += getTextLength();
        if (!attachment) {
          limit(characters, MAX_TEXT, "characters in one text");
        }
      }
      default -> {
        // Comments and processing instructions say nothing.
      }
    }
    return event;
  }

  private int readNext() {
    try {
      return super.next();
    } catch (XMLStreamException e) {
      throw notXml(e);
    }
  }

  private static void limit(int count, int max, String what) {
    if (count > max) {
      throw new EInvoiceUnreadable(
          Reason.TOO_LARGE, "The file has more than %d %s.".formatted(max, what));
    }
  }

  private static EInvoiceUnreadable notXml(XMLStreamException e) {
    var at = e.getLocation();
    var where = at == null ? "" : " in line " + at.getLineNumber();
    return new EInvoiceUnreadable(
        Reason.NOT_XML,
        "The file is not well-formed XML in the encoding that it declares: there is a fault%s."
            .formatted(where));
  }
}
