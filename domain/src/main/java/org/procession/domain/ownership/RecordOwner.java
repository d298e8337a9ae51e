package org.procession.domain.ownership;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One of the owners of a record. */
@Entity
@Immutable
class RecordOwner {

  /** A record has a row for each of its owners. */
  @Embeddable
  record Key(
      @Column(name = "type") String type,
      @Column(name = "id") UUID record,
      @Column(name = "user_id") String user) {}

  @EmbeddedId
  @SuppressWarnings("unused") // asked for in queries only
  private Key key;

  protected RecordOwner() {} // for JPA
}
