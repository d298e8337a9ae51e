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
import org.jspecify.annotations.Nullable;
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
    this.name = contact.name();
    this.role = contact.role();
    this.email = contact.email() == null ? null : contact.email().value();
    this.phone = contact.phone() == null ? null : contact.phone().value();
    this.language = language.tag();
    this.preferredChannel = contact.preferredChannel();
    this.billing = contact.billing();
    this.createdAt = createdAt;
    this.createdBy = createdBy;
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
        createdAt,
        createdBy);
  }
}
