package org.procession.domain.crm;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
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

/** A person to talk to at a client's. */
@Entity
class Contact {
  @EmbeddedId private ContactId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "client_id"))
  private ClientId clientId;

  private String name;
  private @Nullable String role;
  private @Nullable String email;
  private @Nullable String phone;
  private String language;

  @Enumerated(EnumType.STRING)
  private ContactChannel preferredChannel;

  private boolean billing;
  private @Nullable String externalReference;
  private Instant createdAt;
  private String createdBy;
  @Version private @Nullable Long version;

  protected Contact() {} // for JPA

  /**
   * @param language in which the person is written to
   */
  Contact(
      ContactId id,
      ClientId clientId,
      NewContact contact,
      Language language,
      Instant createdAt,
      String createdBy) {
    this.id = id;
    this.clientId = clientId;
    this.createdAt = createdAt;
    this.createdBy = createdBy;
    become(contact, language);
  }

  private void become(NewContact contact, Language inLanguage) {
    name = contact.name();
    role = contact.role();
    email = contact.email() == null ? null : contact.email().value();
    phone = contact.phone() == null ? null : contact.phone().value();
    language = inLanguage.tag();
    preferredChannel = contact.preferredChannel();
    billing = contact.billing();
    externalReference = contact.externalReference();
  }

  /**
   * Makes the contact what it shall be.
   *
   * @param language in which the person is written to
   * @return the names of the fields that changed
   */
  List<String> change(NewContact contact, Language language) {
    var before = record();
    become(contact, language);
    var after = record();
    return new ChangedFields()
        .note("name", before.name(), after.name())
        .note("role", before.role(), after.role())
        .note("e-mail address", before.email(), after.email())
        .note("phone number", before.phone(), after.phone())
        .note("language", before.language(), after.language())
        .note("preferred channel", before.preferredChannel(), after.preferredChannel())
        .note("billing", before.billing(), after.billing())
        .note("external reference", before.externalReference(), after.externalReference())
        .names();
  }

  ContactId id() {
    return id;
  }

  String name() {
    return name;
  }

  ContactRecord record() {
    return new ContactRecord(
        id,
        clientId,
        name,
        role,
        email == null ? null : new EmailAddress(email),
        phone,
        new Language(language),
        preferredChannel,
        billing,
        externalReference,
        createdAt,
        createdBy,
        Objects.requireNonNull(version));
  }
}
