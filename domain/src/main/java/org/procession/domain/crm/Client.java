package org.procession.domain.crm;

import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.ChangedFields;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.identity.UserId;

/** A company or person who buys from the tenant. */
@Entity
class Client {
  @EmbeddedId private ClientId id;
  private String name;
  private @Nullable String legalName;
  private @Nullable String vatId;
  @Embedded private Address address;
  private @Nullable String email;

  @Enumerated(EnumType.STRING)
  private ClientSegment segment;

  private String language;
  private int paymentTermsDays;
  private @Nullable UserId owner;
  private @Nullable String externalReference;
  private Instant createdAt;
  private String createdBy;
  @Version private @Nullable Long version;

  protected Client() {} // for JPA

  /**
   * @param owner who answers for the client; null for nobody
   */
  Client(
      ClientId id, NewClient client, @Nullable UserId owner, Instant createdAt, String createdBy) {
    this.id = id;
    this.owner = owner;
    this.createdAt = createdAt;
    this.createdBy = createdBy;
    become(client);
  }

  private void become(NewClient client) {
    name = client.name();
    legalName = client.legalName();
    vatId = text(client.vatId());
    address = client.address();
    email = text(client.email());
    segment = client.segment();
    language = client.language().tag();
    paymentTermsDays = client.paymentTermsDays();
    externalReference = client.externalReference();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /**
   * Makes the client what it shall be.
   *
   * @return the names of the fields that changed
   */
  List<String> change(NewClient client) {
    var before = record();
    become(client);
    var after = record();
    return new ChangedFields()
        .note("name", before.name(), after.name())
        .note("legal name", before.legalName(), after.legalName())
        .note("VAT identifier", before.vatId(), after.vatId())
        .note("address", before.address(), after.address())
        .note("e-mail address", before.email(), after.email())
        .note("segment", before.segment(), after.segment())
        .note("language", before.language(), after.language())
        .note("payment terms", before.paymentTermsDays(), after.paymentTermsDays())
        .note("external reference", before.externalReference(), after.externalReference())
        .names();
  }

  /**
   * @return whether somebody else answers for the client now
   */
  boolean handOver(UserId to) {
    var changed = !to.equals(owner);
    owner = to;
    return changed;
  }

  ClientId id() {
    return id;
  }

  String name() {
    return name;
  }

  private Language language() {
    return new Language(language);
  }

  /** The language in which a contact is written to: the client's unless the contact has one. */
  Language languageOf(NewContact contact) {
    return contact.language() == null ? language() : contact.language();
  }

  /**
   * @throws ClientInvalid when a contact prefers letters, and the client has no postal address
   */
  void requireReachable(NewContact contact) {
    if (contact.preferredChannel() == ContactChannel.LETTER && !address.isPostal()) {
      throw new ClientInvalid(
          "preferredChannel",
          "A contact who is written to by letter needs a client with an address: line1 and city.");
    }
  }

  @Nullable String vatId() {
    return vatId;
  }

  ClientRecord record() {
    return new ClientRecord(
        id,
        name,
        legalName,
        vatId == null ? null : new VatId(vatId),
        address,
        email == null ? null : new EmailAddress(email),
        segment,
        language(),
        paymentTermsDays,
        owner,
        externalReference,
        createdAt,
        createdBy,
        Objects.requireNonNull(version));
  }
}
