package org.procession.domain.revenue.dunning;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Page;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ContactId;
import org.procession.domain.crm.ContactRecord;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.crm.Language;
import org.procession.domain.revenue.receivables.InvoiceRecord;
import org.springframework.stereotype.Component;

/**
 * Whom a reminder goes to, and by which channel.
 *
 * @param address an e-mail address or a telephone number; null for a letter
 * @param contact the client's contact, null for the client itself
 */
record DunningAddressee(
    DunningChannel channel,
    @Nullable String address,
    @Nullable ContactRecord contact,
    Locale language) {

  @Nullable ContactId contactId() {
    return contact == null ? null : contact.id();
  }

  /** The lines of the address as they show in the window of an envelope, six at most. */
  List<String> postal(ClientRecord client) {
    var address = client.address();
    var place =
        Stream.of(address.postcode(), address.city())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return Stream.of(
            client.legalName() == null ? client.name() : client.legalName(),
            contact == null ? null : contact.name(),
            address.line1(),
            address.line2(),
            place.isEmpty() ? null : place,
            Locale.of("", address.country()).getDisplayCountry(language))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Finds addressees. */
  @Component
  static class Directory {

    private final FindingClients clients;

    Directory(FindingClients clients) {
      this.clients = clients;
    }

    /**
     * By the channel that is wanted, or else by the first of e-mail, SMS and letter by which
     * somebody can be reached: the contact that the invoice goes to, a contact whose business
     * invoices are, the client itself. A letter can always be written.
     */
    DunningAddressee find(InvoiceRecord invoice, ClientRecord client, DunningChannel wanted) {
      return Stream.of(wanted, DunningChannel.EMAIL, DunningChannel.SMS)
          .flatMap(channel -> reach(channel, invoice, client).stream())
          .findFirst()
          .orElseGet(() -> letter(invoice, client));
    }

    private Optional<DunningAddressee> reach(
        DunningChannel channel, InvoiceRecord invoice, ClientRecord client) {
      return switch (channel) {
        case EMAIL ->
            contacts(invoice)
                .filter(contact -> contact.email() != null)
                .findFirst()
                .map(
                    contact ->
                        new DunningAddressee(
                            channel,
                            Objects.requireNonNull(contact.email()).value(),
                            contact,
                            locale(contact.language())))
                .or(
                    () ->
                        Optional.ofNullable(client.email())
                            .map(
                                email ->
                                    new DunningAddressee(
                                        channel, email.value(), null, locale(client.language()))));
        case SMS ->
            contacts(invoice)
                .filter(contact -> contact.phone() != null)
                .findFirst()
                .map(
                    contact ->
                        new DunningAddressee(
                            channel, contact.phone(), contact, locale(contact.language())));
        case LETTER -> Optional.of(letter(invoice, client));
      };
    }

    private DunningAddressee letter(InvoiceRecord invoice, ClientRecord client) {
      return contacts(invoice)
          .findFirst()
          .map(
              contact ->
                  new DunningAddressee(
                      DunningChannel.LETTER, null, contact, locale(contact.language())))
          .orElseGet(
              () ->
                  new DunningAddressee(
                      DunningChannel.LETTER, null, null, locale(client.language())));
    }

    /** Those whose business the invoice is, the nearest first. */
    private Stream<ContactRecord> contacts(InvoiceRecord invoice) {
      var named =
          Optional.ofNullable(invoice.contactId())
              .map(contact -> clients.contact(invoice.clientId(), contact));
      var billing =
          clients
              .contacts(invoice.clientId(), new Page.Limit(Page.MAX_LIMIT, null))
              .items()
              .stream()
              .filter(ContactRecord::billing);
      return Stream.concat(named.stream(), billing);
    }

    private static Locale locale(Language language) {
      return language.toLocale();
    }
  }
}
