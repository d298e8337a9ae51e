package org.procession.domain.revenue.payables;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.crm.VatId;
import org.procession.domain.money.Money;
import org.procession.domain.revenue.einvoice.EInvoice;
import org.procession.domain.revenue.einvoice.EInvoiceReader;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Enters bills from electronic invoices, and keeps these byte for byte. */
@Service
public class ImportingEInvoices {

  private final EInvoiceReader reader;
  private final Vendors vendors;
  private final CreatingBills creating;
  private final Bills bills;
  private final BillDocuments documents;
  private final TransactionOperations transactions;
  private final Clock clock;

  ImportingEInvoices(
      EInvoiceReader reader,
      Vendors vendors,
      CreatingBills creating,
      Bills bills,
      BillDocuments documents,
      TransactionOperations transactions,
      Clock clock) {
    this.reader = reader;
    this.vendors = vendors;
    this.creating = creating;
    this.bills = bills;
    this.documents = documents;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Enters a bill as a draft. Idempotent by the document's bytes in so far as a second call is
   * refused while the first one's bill is neither withdrawn nor discarded. The document is read
   * before the transaction begins, which therefore is short.
   *
   * @param vendorId whose bill it is, for a seller who is not known by the VAT identifier; null
   *     leaves it to that
   * @throws org.procession.domain.revenue.einvoice.EInvoiceUnreadable when it is no e-invoice that
   *     can be read
   * @throws org.procession.domain.revenue.einvoice.EInvoiceTotalsWrong when it does not add up
   * @throws EInvoiceAlreadyImported when there is a bill of the same document
   * @throws SellerUnknown when no vendor has the seller's VAT identifier and none is named
   * @throws VendorIsNotSeller when the vendor named and the seller have different VAT identifiers
   * @throws VendorNotFound when the tenant has no vendor of the id named
   * @throws org.procession.domain.money.ExchangeRates.ExchangeRateMissing when the bill could not
   *     be converted to the base currency
   */
  public BillRecord importDocument(
      byte[] content, BillCategory category, @Nullable VendorId vendorId) {
    var invoice = reader.read(content);
    var document = BillDocument.xml(content);
    return transactions.execute(
        transaction -> {
          documents
              .claim(document.sha256())
              .ifPresent(
                  bill -> {
                    throw new EInvoiceAlreadyImported(bill);
                  });
          var vendor = vendor(invoice.seller(), vendorId);
          var entered = creating.enter(bill(invoice, vendor, category));
          bills.flush();
          documents.store(entered.id(), document);
          return entered;
        });
  }

  private Bill bill(EInvoice invoice, Vendor vendor, BillCategory category) {
    var stated = BillOfEInvoice.of(invoice, vendor.id(), category);
    var creator = Scope.current().actor().reference();
    var bill =
        new Bill(BillId.next(), stated, stated.totalsWithStatedTax(), clock.instant(), creator);
    bill.prepaid(new Money(invoice.totals().prepaid(), invoice.currency()));
    return bill;
  }

  private Vendor vendor(EInvoice.Seller seller, @Nullable VendorId named) {
    var vatId = seller.vatId() == null ? null : VatId.compact(seller.vatId());
    var known = vatId == null ? null : vendors.findByVatId(vatId).orElse(null);
    if (named == null) {
      if (known == null) {
        throw new SellerUnknown(seller);
      }
      return known;
    }
    var vendor = vendors.require(named);
    var isSeller =
        known == null ? vatId == null || vendor.vatId() == null : known.id().equals(named);
    if (!isSeller) {
      throw new VendorIsNotSeller(vendor, seller);
    }
    return vendor;
  }

  /** The same document was imported before, and its bill still stands. */
  public static final class EInvoiceAlreadyImported extends Problem {
    EInvoiceAlreadyImported(BillId bill) {
      super(
          Kind.CONFLICT,
          "E_INVOICE_ALREADY_IMPORTED",
          "This e-invoice was imported before, as bill %s. Withdraw that one to import it again."
              .formatted(bill));
    }
  }

  /** No vendor is known by the seller's VAT identifier. */
  public static final class SellerUnknown extends Problem {
    SellerUnknown(EInvoice.Seller seller) {
      super(
          Kind.INVALID,
          "E_INVOICE_SELLER_UNKNOWN",
          seller.vatId() == null
              ? "The seller '%s' states no VAT identifier: name its vendor in 'vendorId'."
                  .formatted(seller.name())
              : "No vendor has the VAT identifier %s of the seller '%s': create that vendor first, or name one in 'vendorId'."
                  .formatted(seller.vatId(), seller.name()),
          "vendorId");
    }
  }

  /** The vendor named for an e-invoice is somebody else than its seller. */
  public static final class VendorIsNotSeller extends Problem {
    VendorIsNotSeller(Vendor vendor, EInvoice.Seller seller) {
      super(
          Kind.INVALID,
          "VENDOR_IS_NOT_SELLER",
          "The seller is '%s' with VAT identifier %s; vendor %s is '%s' with %s."
              .formatted(
                  seller.name(),
                  seller.vatId(),
                  vendor.id(),
                  vendor.name(),
                  vendor.vatId() == null ? "none" : vendor.vatId()),
          "vendorId");
    }
  }
}
