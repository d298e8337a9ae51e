package org.procession.domain.crm;

import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.procession.domain.communications.EmailAddress;

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
  private Instant createdAt;
  private String createdBy;
  @Version private @Nullable Long version;

  protected Client() {} // for JPA

  Client(ClientId id, NewClient client, Instant createdAt, String createdBy) {
    this.id = id;
    this.name = client.name();
    this.legalName = client.legalName();
    this.vatId = text(client.vatId());
    this.address = client.address();
    this.email = text(client.email());
    this.segment = client.segment();
    this.language = client.language().tag();
    this.paymentTermsDays = client.paymentTermsDays();
    this.createdAt = createdAt;
    this.createdBy = createdBy;
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
    List<String> changed = new ArrayList<>();
    note(changed, "name", before.name(), client.name());
    note(changed, "legal name", before.legalName(), client.legalName());
    note(changed, "VAT identifier", before.vatId(), client.vatId());
    note(changed, "address", before.address(), client.address());
    note(changed, "e-mail address", before.email(), client.email());
    note(changed, "segment", before.segment(), client.segment());
    note(changed, "language", before.language(), client.language());
    note(changed, "payment terms", before.paymentTermsDays(), client.paymentTermsDays());
    name = client.name();
    legalName = client.legalName();
    vatId = text(client.vatId());
    address = client.address();
    email = text(client.email());
    segment = client.segment();
    language = client.language().tag();
    paymentTermsDays = client.paymentTermsDays();
    return changed;
  }

  private static void note(
      List<String> changed, String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changed.add(field);
    }
  }

  ClientId id() {
    return id;
  }

  String name() {
    return name;
  }

  Address address() {
    return address;
  }

  Language language() {
    return new Language(language);
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
        createdAt,
        createdBy,
        Objects.requireNonNull(version));
  }
}
