package org.procession.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class EInvoicesIT {

  private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

  @Autowired private House house;
  private Client clerk;

  @BeforeEach
  void tenant() {
    clerk = house.as(house.tenant(), "clerk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ubl-example5", "cii-example5"})
  void makesABillOfAnEInvoiceAndKeepsTheDocument(String name) {
    var vendor = Bills.vendor(clerk, "Seller", "NL16356706");
    var document = Bills.eInvoice(name);
    var created = clerk.postXml(Bills.E_INVOICES, document);
    var bill = created.answered(201);
    assertThat(bill.path("vendorId").asString()).isEqualTo(vendor);
    assertThat(bill.path("kind").asString()).isEqualTo("INVOICE");
    assertThat(bill.path("number").asString()).isEqualTo("TOSL110");
    assertThat(bill.path("issueDate").asString()).isEqualTo("2013-04-10");
    assertThat(bill.path("dueDate").asString()).isEqualTo("2013-05-10");
    assertThat(bill.path("currency").asString()).isEqualTo("DKK");
    assertThat(bill.path("category").asString()).isEqualTo("GOODS");
    assertThat(bill.path("totals").toString())
        .isEqualTo("{\"net\":\"4000.00\",\"tax\":\"675.00\",\"gross\":\"4675.00\"}");
    assertThat(bill.path("prepaid").asString()).isEqualTo("2337.50");
    assertThat(bill.path("lines").valueStream().map(line -> line.path("net").asString()))
        .containsExactly("1000.00", "500.00", "2500.00", "-150.00", "150.00");
    assertThat(bill.at("/lines/3/description").asString()).isEqualTo("Allowance: Loyal customer");

    var kept = clerk.get(created.header("Location") + "/document");
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.bytes()).isEqualTo(document);
    assertThat(kept.header("Content-Type")).isEqualTo("application/xml");
    assertThat(kept.header("Content-Disposition")).startsWith("attachment");
    clerk.post(created.header("Location") + "/submit").answered(202);
  }

  @Test
  void makesABillOfACreditNote() {
    Bills.vendor(clerk, "Supplier", "BE0000000196");
    var bill = clerk.postXml(Bills.E_INVOICES, Bills.eInvoice("ubl-creditnote1")).answered(201);
    assertThat(bill.path("kind").asString()).isEqualTo("CREDIT_NOTE");
    assertThat(bill.at("/totals/gross").asString()).isEqualTo("100.11");
  }

  @Test
  void keepsTheTaxAsTheSellerRoundedIt() {
    Bills.vendor(clerk, "Seller", "NL16356706");
    var rounded =
        new String(Bills.eInvoice("ubl-example5"), UTF_8)
            .replace(">675.00<", ">675.01<")
            .replace(">375.00<", ">375.01<")
            .replace(">4675.00<", ">4675.01<")
            .replace(
                "PayableAmount currencyID=\"DKK\">2337.50<",
                "PayableAmount currencyID=\"DKK\">2337.51<");
    var bill = clerk.postXml(Bills.E_INVOICES, rounded.getBytes(UTF_8)).answered(201);
    assertThat(bill.at("/totals/tax").asString()).isEqualTo("675.01");
    assertThat(bill.at("/totals/gross").asString()).isEqualTo("4675.01");
  }

  @Test
  void asksForTheVendorOfASellerWhoIsNotKnown() {
    var document = Bills.eInvoice("ubl-example5");
    house.unchanged(
        () ->
            assertThat(
                    clerk
                        .postXml(Bills.E_INVOICES, document)
                        .refused(422, "E_INVOICE_SELLER_UNKNOWN", "vendorId")
                        .path("detail")
                        .asString())
                .contains("SellerCompany", "NL16356706"));
    var vendor = Bills.vendor(clerk);
    clerk.postXml(Bills.E_INVOICES + "&vendorId=" + vendor, document).answered(201);
  }

  @Test
  void takesTheVendorNamedForASellerWithoutVatIdentifier() {
    var document = Bills.eInvoice("ubl-example7");
    house.unchanged(
        () ->
            clerk
                .postXml(Bills.E_INVOICES, document)
                .refused(422, "E_INVOICE_SELLER_UNKNOWN", "vendorId"));
    var vendor = Bills.vendor(clerk);
    var bill = clerk.postXml(Bills.E_INVOICES + "&vendorId=" + vendor, document).answered(201);
    assertThat(bill.path("vendorId").asString()).isEqualTo(vendor);
  }

  @Test
  void refusesAVendorWhoIsNotTheSeller() {
    var document = Bills.eInvoice("ubl-example5");
    var other = Bills.vendor(clerk, "Other", "DE1234567");
    refusesVendor(other, document, "VENDOR_IS_NOT_SELLER");
    Bills.vendor(clerk, "Seller", "NL16356706");
    refusesVendor(Bills.vendor(clerk), document, "VENDOR_IS_NOT_SELLER");
    refusesVendor("01970000-0000-7000-8000-000000000000", document, "VENDOR_NOT_FOUND");
  }

  private void refusesVendor(String vendor, byte[] document, String code) {
    house.unchanged(
        () ->
            clerk
                .postXml(Bills.E_INVOICES + "&vendorId=" + vendor, document)
                .refused(422, code, "vendorId"));
  }

  @Test
  void importsADocumentOnceAndAgainAfterItsBillWasWithdrawn() {
    Bills.vendor(clerk, "Seller", "NL16356706");
    var document = Bills.eInvoice("ubl-example5");
    var bill = clerk.postXml(Bills.E_INVOICES, document).answered(201).path("id").asString();
    house.unchanged(
        () ->
            assertThat(
                    clerk
                        .postXml(Bills.E_INVOICES, document)
                        .refused(409, "E_INVOICE_ALREADY_IMPORTED", null)
                        .path("detail")
                        .asString())
                .contains(bill));
    clerk.post(Bills.PATH + "/" + bill + "/withdraw").answered(200);
    clerk.postXml(Bills.E_INVOICES, document).answered(201);
  }

  @Test
  void importsADocumentOnceWhenManyDoItAtOnce() throws Exception {
    Bills.vendor(clerk, "Seller", "NL16356706");
    var document = Bills.eInvoice("cii-example5");
    Callable<Integer> send = () -> clerk.postXml(Bills.E_INVOICES, document).status();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses =
          threads.invokeAll(List.of(send, send, send, send)).stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
    }
  }

  @Test
  void sharesNoDocumentsAmongTenants() {
    var document = Bills.eInvoice("ubl-example5");
    Bills.vendor(clerk, "Seller", "NL16356706");
    clerk.postXml(Bills.E_INVOICES, document).answered(201);
    var stranger = house.as(house.tenant(), "clerk");
    Bills.vendor(stranger, "Seller", "NL16356706");
    stranger.postXml(Bills.E_INVOICES, document).answered(201);
  }

  @Test
  void hasNoDocumentOfABillThatWasEnteredWithout() {
    var bill = Bills.draft(clerk);
    clerk.get(Bills.PATH + "/" + bill + "/document").refused(404, "BILL_HAS_NO_DOCUMENT", null);
  }

  @Test
  void refusesWhatIsNoEInvoice() {
    Bills.vendor(clerk, "Seller", "NL16356706");
    var right = new String(Bills.eInvoice("ubl-example5"), UTF_8);
    refuses("no XML at all", null);
    refuses("%PDF-1.7", null);
    refuses("<order/>", null);
    refuses(right.substring(0, right.length() / 2), null);
    refuses(
        right.replaceFirst(
            "<Invoice", "<!DOCTYPE Invoice [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Invoice"),
        null);
    refuses(right.replace("DocumentCurrencyCode>DKK", "DocumentCurrencyCode>DKR"), "BT-5");
    refuses(right.replace("<cbc:ID>TOSL110</cbc:ID>", "<cbc:ID> </cbc:ID>"), "BT-1");
  }

  private void refuses(String document, String term) {
    house.unchanged(
        () ->
            clerk
                .postXml(Bills.E_INVOICES, document.getBytes(UTF_8))
                .refused(422, "E_INVOICE_UNREADABLE", term));
  }

  @Test
  void tellsWhichTotalsOfAnEInvoiceAreWrong() {
    Bills.vendor(clerk, "Seller", "NL16356706");
    var wrong =
        new String(Bills.eInvoice("ubl-example5"), UTF_8)
            .replace(
                "TaxInclusiveAmount currencyID=\"DKK\">4675.00",
                "TaxInclusiveAmount currencyID=\"DKK\">4676.00");
    house.unchanged(
        () -> {
          var problem =
              clerk
                  .postXml(Bills.E_INVOICES, wrong.getBytes(UTF_8))
                  .refused(422, "E_INVOICE_TOTALS_WRONG", null);
          assertThat(problem.at("/errors/0/code").asString()).isEqualTo("BR-CO-15");
          assertThat(problem.at("/errors/0/field").asString()).isEqualTo("BT-112");
        });
  }

  @Test
  void refusesFiftyMegabytesByTheLengthThatTheyDeclare() {
    var waiting = new EndlessBody();
    house.unchanged(
        () ->
            clerk
                .send(
                    "POST",
                    Bills.E_INVOICES,
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> waiting), FIFTY_MEGABYTES),
                    request ->
                        request.header("Content-Type", "application/xml").expectContinue(true))
                .refused(413, "BODY_TOO_LARGE", null));
    assertThat(waiting.sent).isZero();
  }

  @Test
  void refusesFiftyMegabytesThatComeWithoutTellingTheirLength() {
    house.unchanged(
        () ->
            clerk
                .send(
                    "POST",
                    Bills.E_INVOICES,
                    BodyPublishers.ofInputStream(EndlessBody::new),
                    request -> request.header("Content-Type", "application/xml"))
                .refused(413, "BODY_TOO_LARGE", null));
  }

  @Test
  void refusesAnEInvoiceAsAnotherMediaTypeOrWithoutCategory() {
    var document = Bills.eInvoice("ubl-example5");
    house.unchanged(
        () -> {
          clerk.post(Bills.E_INVOICES, "{}").refused(415, "UNSUPPORTED_MEDIA_TYPE", null);
          clerk
              .postXml(Bills.PATH + "/e-invoices", document)
              .refused(400, "FIELD_REQUIRED", "category");
          clerk
              .postXml(Bills.PATH + "/e-invoices?category=FUN", document)
              .refused(400, "VALUE_INVALID", "category");
          clerk
              .postXml(Bills.E_INVOICES + "&vendorId=me", document)
              .refused(400, "VALUE_INVALID", "vendorId");
          clerk.postXml(Bills.E_INVOICES, new byte[0]).refused(400, "BODY_REQUIRED", null);
        });
  }

  /** Fifty megabytes of white space. */
  private static final class EndlessBody extends InputStream {
    private int sent;

    @Override
    public int read() {
      return sent++ < FIFTY_MEGABYTES ? ' ' : -1;
    }
  }
}
