package org.procession.domain.crm;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.procession.domain.Problem;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.data.Column;
import org.procession.domain.data.Fields;
import org.procession.domain.data.RecordTable;
import org.procession.domain.data.Stored;
import org.procession.domain.events.EventLog;
import org.procession.domain.identity.UserId;
import org.procession.domain.tenancy.Scope;
import org.springframework.stereotype.Component;

/** Clients as rows of a table. */
@Component
public class ClientTable implements RecordTable<NewClient> {

  private static final String REFERENCE = "externalReference";
  private static final String VAT_ID = "vatId";

  private static final List<Column<NewClient>> COLUMNS =
      List.of(
          Column.unique(REFERENCE, NewClient::externalReference, String::strip),
          Column.of("name", NewClient::name),
          Column.of("legalName", NewClient::legalName),
          Column.unique(VAT_ID, client -> text(client.vatId()), VatId::compact),
          Column.of("address.line1", client -> client.address().line1()),
          Column.of("address.line2", client -> client.address().line2()),
          Column.of("address.postcode", client -> client.address().postcode()),
          Column.of("address.city", client -> client.address().city()),
          Column.of("address.country", client -> client.address().country()),
          Column.of("email", client -> text(client.email())),
          Column.of("segment", client -> client.segment().name()),
          Column.of("language", client -> client.language().tag()),
          Column.of("paymentTermsDays", client -> Integer.toString(client.paymentTermsDays())));

  private final Clients clients;
  private final EventLog events;
  private final Clock clock;

  ClientTable(Clients clients, EventLog events, Clock clock) {
    this.clients = clients;
    this.events = events;
    this.clock = clock;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  @Override
  public String type() {
    return ClientId.TYPE;
  }

  @Override
  public List<Column<NewClient>> columns() {
    return COLUMNS;
  }

  @Override
  public String createPermission() {
    return "crm.client.create";
  }

  @Override
  public String changePermission() {
    return "crm.client.change";
  }

  @Override
  public Fields.RowReader<NewClient> reader(Collection<Fields> rows) {
    return ClientTable::read;
  }

  private static NewClient read(Fields row) {
    var name = row.required("name");
    var vatId = row.read(VAT_ID, VatId::of);
    var country = row.required("address.country");
    var email = row.read("email", EmailAddress::new);
    var segment = row.oneOf("segment", ClientSegment.class);
    var language = row.read("language", Language::new);
    var terms = row.wholeNumber("paymentTermsDays");
    row.check();
    return new NewClient(
        name,
        row.text("legalName"),
        vatId,
        new Address(
            row.text("address.line1"),
            row.text("address.line2"),
            row.text("address.postcode"),
            row.text("address.city"),
            country),
        email,
        segment == null ? NewClient.DEFAULT_SEGMENT : segment,
        language == null ? NewClient.DEFAULT_LANGUAGE : language,
        terms == null ? NewClient.DEFAULT_PAYMENT_TERMS : terms,
        row.text(REFERENCE));
  }

  @Override
  public List<Stored<NewClient>> find(String column, Collection<String> values) {
    return stored(
        switch (column) {
          case ID -> clients.findByIdIn(values.stream().map(ClientId::of).toList());
          case VAT_ID -> clients.findByVatIdIn(values);
          case REFERENCE -> clients.findByExternalReferenceIn(values);
          default -> throw new IllegalArgumentException(column);
        });
  }

  @Override
  public List<Stored<NewClient>> lock(Collection<UUID> ids) {
    return stored(clients.findLocked(ids(ids)));
  }

  private static List<ClientId> ids(Collection<UUID> ids) {
    return ids.stream().map(ClientId::new).toList();
  }

  private static List<Stored<NewClient>> stored(List<Client> found) {
    return found.stream().map(Client::record).map(ClientTable::stored).toList();
  }

  /** A client's row. */
  public static Stored<NewClient> stored(ClientRecord client) {
    return new Stored<>(
        client.id().value(),
        new NewClient(
            client.name(),
            client.legalName(),
            client.vatId(),
            client.address(),
            client.email(),
            client.segment(),
            client.language(),
            client.paymentTermsDays(),
            client.externalReference()));
  }

  @Override
  public List<UUID> create(List<NewClient> records) {
    var by = Scope.current().actor();
    var owner = new UserId(by.id());
    var happened = new ArrayList<ClientCreated>();
    var ids = new ArrayList<UUID>();
    for (var client : records) {
      var created =
          clients.save(new Client(ClientId.next(), client, owner, clock.instant(), by.reference()));
      happened.add(new ClientCreated(created.id(), created.name(), client.segment()));
      ids.add(created.id().value());
    }
    clients.flush();
    events.recordAll(happened);
    return ids;
  }

  @Override
  public Map<UUID, Problem> change(Map<UUID, NewClient> records) {
    var happened = new ArrayList<ClientChanged>();
    for (var client : clients.findByIdIn(ids(records.keySet()))) {
      var wanted = records.get(client.id().value());
      if (wanted != null) {
        var changed = client.change(wanted);
        happened.add(new ClientChanged(client.id(), client.name(), changed));
      }
    }
    clients.flush();
    events.recordAll(happened);
    return Map.of();
  }

  @Override
  public void remove(List<Stored<NewClient>> records) {
    clients.deleteAll(records.stream().map(client -> new ClientId(client.id())).toList());
    events.recordAll(
        records.stream()
            .map(client -> new ClientRemoved(new ClientId(client.id()), client.record().name()))
            .toList());
  }
}
