package org.procession.domain.revenue.einvoice;

import com.helger.cii.d16b.CIID16BCrossIndustryInvoiceTypeMarshaller;
import com.helger.jaxb.GenericJAXBMarshaller;
import com.helger.ubl21.UBL21Marshaller;
import jakarta.xml.bind.ValidationEvent;
import jakarta.xml.bind.ValidationEventHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.procession.domain.revenue.einvoice.EInvoiceUnreadable.Reason;
import org.springframework.stereotype.Component;

/**
 * Reads electronic invoices of EN 16931 in the syntaxes UBL 2.1 (Invoice and CreditNote) and CII
 * D16B, checks them against the schema of their syntax, and recomputes their totals by the rules
 * BR-CO-10 to BR-CO-17 and those of the VAT categories (BR-S-08 and the like). Other rules of the
 * norm, and those of national specifications, are not checked. Safe for files from strangers and
 * for use by many threads. The first document of a syntax takes a second longer than the others.
 */
@Component
public class EInvoiceReader {

  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 10 * 1024 * 1024;

  private static final int MAX_TOLD = 500;

  /** How files begin that are mistaken for e-invoices, and what to do with them. */
  private static final Map<String, String> OTHER_FILES =
      Map.of(
          "%PDF", "a PDF file: send the XML that is embedded in it",
          "PK\u0003\u0004", "a ZIP file: unpack it first",
          "\u001f\u008b", "a gzip file: unpack it first");

  /**
   * Reads a file, of which no more than the limit is ever held in memory.
   *
   * @throws IOException when the stream fails
   * @throws EInvoiceUnreadable when it is no e-invoice that can be read
   * @throws EInvoiceTotalsWrong when its totals do not add up
   */
  public EInvoice read(InputStream document) throws IOException {
    return read(document.readNBytes(MAX_BYTES + 1));
  }

  /**
   * Reads a file.
   *
   * @throws EInvoiceUnreadable when it is no e-invoice that can be read
   * @throws EInvoiceTotalsWrong when its totals do not add up
   */
  public EInvoice read(byte[] document) {
    refuseWhatIsNoXml(document);
    var invoice = parse(BoundedXml.atRoot(document));
    var differences = TotalsCheck.differences(invoice);
    if (!differences.isEmpty()) {
      throw new EInvoiceTotalsWrong(differences);
    }
    return invoice;
  }

  private static void refuseWhatIsNoXml(byte[] document) {
    if (document.length > MAX_BYTES) {
      throw new EInvoiceUnreadable(
          Reason.TOO_LARGE, "The file is larger than %d MiB.".formatted(MAX_BYTES >> 20));
    }
    if (document.length == 0) {
      throw new EInvoiceUnreadable(Reason.NOT_XML, "The file is empty.");
    }
    var start = new String(document, 0, Math.min(document.length, 4), StandardCharsets.ISO_8859_1);
    OTHER_FILES.forEach(
        (beginning, kind) -> {
          if (start.startsWith(beginning)) {
            throw new EInvoiceUnreadable(Reason.NOT_XML, "The file is %s.".formatted(kind));
          }
        });
  }

  private static EInvoice parse(BoundedXml xml) {
    return switch (xml.getName().toString()) {
      case "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice" ->
          Ubl.read(parse(xml, UBL21Marshaller.invoice()));
      case "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote" ->
          Ubl.read(parse(xml, UBL21Marshaller.creditNote()));
      case "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice" ->
          Cii.read(parse(xml, new CIID16BCrossIndustryInvoiceTypeMarshaller()));
      default ->
          throw new EInvoiceUnreadable(
              Reason.NOT_AN_INVOICE,
              "The file is XML, but neither a UBL 2.1 Invoice or CreditNote nor a CII D16B"
                  + " CrossIndustryInvoice: its root element is %s."
                      .formatted(told(xml.getName().toString())));
    };
  }

  private static <T> T parse(BoundedXml xml, GenericJAXBMarshaller<T> syntax) {
    var validation = new Validation();
    syntax.setValidationEventHandler(validation);
    // The only exception there is to report is the one that the validation asks for.
    syntax.readExceptionCallbacks().removeAll();
    var document = syntax.read((unmarshaller, type) -> unmarshaller.unmarshal(xml, type));
    if (document == null) {
      throw new EInvoiceUnreadable(
          Reason.INVALID,
          "The e-invoice does not follow the schema of its syntax: " + validation.fault);
    }
    xml.toEnd();
    return document;
  }

  /** Stops at the first violation of the schema: a hostile file could have a million. */
  private static final class Validation implements ValidationEventHandler {

    private String fault = "it has no content.";

    @Override
    public boolean handleEvent(ValidationEvent event) {
      if (event.getSeverity() == ValidationEvent.WARNING) {
        return true;
      }
      fault = "line %d, %s".formatted(event.getLocator().getLineNumber(), told(event.getMessage()));
      return false;
    }
  }

  private static String told(String text) {
    return text.length() <= MAX_TOLD ? text : text.substring(0, MAX_TOLD) + "...";
  }
}
