package org.procession.domain.revenue.dunning;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ContactId;
import org.procession.domain.crm.ContactRecord;
import org.procession.domain.revenue.receivables.InvoiceRecord;

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

  /**
   * By the channel that is wanted, or else by the first of e-mail, SMS and letter by which somebody
   * can be reached: the contact that the invoice goes to, a contact whose business invoices are,
   * the client itself. A letter can always be written.
   *
   * @param contacts all of the client
   */
  static DunningAddressee of(
      InvoiceRecord invoice,
      ClientRecord client,
      List<ContactRecord> contacts,
      DunningChannel wanted) {
    var nearest = nearest(invoice, contacts);
    return Stream.of(wanted, DunningChannel.EMAIL, DunningChannel.SMS)
        .flatMap(channel -> reach(channel, client, nearest).stream())
        .findFirst()
        .orElseGet(() -> letter(client, nearest));
  }

  private static Optional<DunningAddressee> reach(
      DunningChannel channel, ClientRecord client, List<ContactRecord> contacts) {
    return switch (channel) {
      case EMAIL ->
          contacts.stream()
              .filter(contact -> contact.email() != null)
              .findFirst()
              .map(
                  contact ->
                      new DunningAddressee(
                          channel,
                          Objects.requireNonNull(contact.email()).value(),
                          contact,
                          contact.language().toLocale()))
              .or(
                  () ->
                      Optional.ofNullable(client.email())
                          .map(
                              email ->
                                  new DunningAddressee(
                                      channel, email.value(), null, client.language().toLocale())));
      case SMS ->
          contacts.stream()
              .filter(contact -> contact.phone() != null)
              .findFirst()
              .map(
                  contact ->
                      new DunningAddressee(
                          channel, contact.phone(), contact, contact.language().toLocale()));
      case LETTER -> Optional.of(letter(client, contacts));
    };
  }

  private static DunningAddressee letter(ClientRecord client, List<ContactRecord> contacts) {
    return contacts.stream()
        .findFirst()
        .map(
            contact ->
                new DunningAddressee(
                    DunningChannel.LETTER, null, contact, contact.language().toLocale()))
        .orElseGet(
            () ->
                new DunningAddressee(
                    DunningChannel.LETTER, null, null, client.language().toLocale()));
  }

  /** Those whose business the invoice is, the nearest first. */
  private static List<ContactRecord> nearest(InvoiceRecord invoice, List<ContactRecord> contacts) {
    var named = contacts.stream().filter(contact -> contact.id().equals(invoice.contactId()));
    return Stream.concat(named, contacts.stream().filter(ContactRecord::billing)).toList();
  }
}
