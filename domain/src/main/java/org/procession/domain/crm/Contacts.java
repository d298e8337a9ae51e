package org.procession.domain.crm;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The stored contacts of the current tenant's clients. */
interface Contacts extends Repository<Contact, ContactId> {
  Contact save(Contact contact);

  /** Makes what was changed known to the database, and its new version to the contact. */
  void flush();

  Optional<Contact> findByIdAndClientId(ContactId id, ClientId client);

  Optional<Contact> findByExternalReference(String reference);

  List<Contact> findByIdIn(Collection<ContactId> ids);

  @Query("select c from Contact c where c.clientId in :clients order by c.id.value desc")
  List<Contact> ofAll(Collection<ClientId> clients);

  default Contact require(ClientId client, ContactId id) {
    return findByIdAndClientId(id, client).orElseThrow(() -> new ContactNotFound(id));
  }
}
