package org.procession.domain.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.ChangedMeanwhile;
import org.procession.domain.DomainTest;
import org.procession.domain.Page;
import org.procession.domain.TestHouse;
import org.procession.domain.communications.EmailAddress;
import org.procession.domain.crm.AddingContacts;
import org.procession.domain.crm.ClientId;
import org.procession.domain.crm.ClientRecord;
import org.procession.domain.crm.ContactChannel;
import org.procession.domain.crm.FindingClients;
import org.procession.domain.crm.NewContact;
import org.procession.domain.events.LoggedEvent;
import org.procession.domain.events.ReadingEvents;
import org.procession.domain.tenancy.Actor;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.tenancy.Whose;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ImportsIT {

  private static final Page.Limit ALL = new Page.Limit(200, null);
  private static final String HEAD = "externalReference,name,address.country\n";

  @Autowired TestHouse house;
  @Autowired CreatingImports creating;
  @Autowired ReceivingTables receiving;
  @Autowired RunningImports running;
  @Autowired UndoingImports undoing;
  @Autowired FindingImports finding;
  @Autowired FindingClients clients;
  @Autowired AddingContacts contacts;
  @Autowired ReadingEvents events;

  private Scope scope;

  @BeforeEach
  void newTenant() {
    scope = house.tenant();
  }

  private ImportId created(boolean dryRun, ImportColumn... columns) {
    var wanted = new NewImport("client", "externalReference", List.of(columns), null, dryRun);
    return creating.create(wanted).id();
  }

  private ImportRecord send(ImportId id, String content) {
    return send(id, new ByteArrayInputStream(content.getBytes(UTF_8)));
  }

  private ImportRecord send(ImportId id, InputStream content) {
    try {
      return receiving.receive(id, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    new Scope(scope.tenant(), Actor.system("test"))
        .run(
            () -> {
              while (running.runPart() > 0) {
                // goes on
              }
            });
  }

  private ImportRecord imported(String content, ImportColumn... columns) {
    var id = created(false, columns);
    send(id, content);
    run();
    return finding.find(id);
  }

  private List<ClientRecord> clients() {
    return clients.list("", Whose.everybodys(), ALL).items();
  }

  private ClientRecord client(String name) {
    return clients.list(name, Whose.everybodys(), ALL).items().getFirst();
  }

  private static String written(CsvTable table) {
    var out = new ByteArrayOutputStream();
    try {
      table.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(UTF_8);
  }

  @Test
  void createsWhatIsNewAndChangesWhatIsThere() {
    scope.run(
        () -> {
          var first =
              imported(
                  "\uFEFFexternalReference;name;address.city;address.country;segment;vatId\r\n"
                      + "C-1;Book Shop;Berlin;DE;key;DE 123456789\r\n"
                      + "C-2;'=Toys;;FR;;\r\n");
          assertThat(first.state()).isEqualTo(ImportState.DONE);
          assertThat(first.rows()).isEqualTo(new RowCounts(2, 2, 2, 0, 0, 0, 0, 0));
          assertThat(client("book").vatId()).hasToString("DE123456789");
          assertThat(client("=Toys").paymentTermsDays()).isEqualTo(30);
          assertThat(client("=Toys").createdBy()).isEqualTo("user:clerk");
          var second =
              imported(
                  "Nr,name,Notes\nC-1,Book Store,x\nC-2,=Toys,\n",
                  new ImportColumn("Nr", "externalReference"),
                  new ImportColumn("Notes", null));
          assertThat(second.rows()).isEqualTo(new RowCounts(2, 2, 0, 1, 1, 0, 0, 0));
          assertThat(client("book").name()).isEqualTo("Book Store");
          assertThat(client("book").address().city()).isEqualTo("Berlin");
          assertThat(kinds(client("book").id()))
              .containsExactly("crm.clientChanged", "crm.clientCreated");
        });
  }

  private List<String> kinds(ClientId client) {
    return events.about(client.subject(), ALL).items().stream().map(LoggedEvent::name).toList();
  }

  @Test
  void refusesRowsThatAreWrongAndTakesTheOthers() {
    scope.run(
        () -> {
          var done =
              imported(
                  "externalReference,name,address.country,email,segment,vatId\n"
                      + "C-1,Good,DE,,,DE111\n"
                      + "C-2,,XX,nobody,VIP,\n"
                      + ",No key,DE,,,\n"
                      + "C-1,Same key,DE,,,\n"
                      + "C-3,Short\n"
                      + "C-4,Same VAT,DE,,,de 111\n"
                      + "C-5,'=1+1,XX,,,\n");
          assertThat(done.rows()).isEqualTo(new RowCounts(7, 7, 1, 0, 0, 6, 0, 0));
          assertThat(clients()).hasSize(1);
          var refused = written(finding.refused(done.id()));
          assertThat(refused.lines())
              .satisfiesExactly(
                  head ->
                      assertThat(head)
                          .endsWith(",vatId,error.line,error.field,error.code,error.detail"),
                  many ->
                      assertThat(many)
                          .contains("C-2,,XX,nobody,VIP,,3,")
                          .contains("FIELD_REQUIRED")
                          .contains("EMAIL_ADDRESS_INVALID")
                          .contains("VALUE_INVALID"),
                  missing -> assertThat(missing).contains(",4,externalReference,FIELD_REQUIRED"),
                  repeated -> assertThat(repeated).contains("IMPORT_KEY_REPEATED", "Line 2"),
                  narrow -> assertThat(narrow).startsWith("C-3,Short,,,,,6,").contains("ROW_WRONG"),
                  taken -> assertThat(taken).contains("vatId,IMPORT_VALUE_TAKEN", "line 2"),
                  formula ->
                      assertThat(formula)
                          .contains("C-5,'=1+1,XX", "address.country", "CLIENT_INVALID"));
          var mended = imported(refused.replace("XX", "DE").replace("de 111", "DE222"));
          assertThat(mended.rows().created()).isEqualTo(2);
          assertThat(client("=1+1").externalReference()).isEqualTo("C-5");
        });
  }

  @Test
  void changesNothingInADryRunAndTellsWhatItWould() {
    scope.run(
        () -> {
          imported(HEAD + "C-1,Book Shop,DE\n");
          var id = created(true);
          send(id, HEAD + "C-1,Book Store,DE\nC-2,Toy Shop,DE\nC-2,Twice,DE\nC-3,Wrong,XX\n");
          assertThat(finding.find(id).state()).isEqualTo(ImportState.VALIDATING);
          run();
          assertThat(finding.find(id).rows()).isEqualTo(new RowCounts(4, 4, 1, 1, 0, 2, 0, 0));
          assertThat(clients()).extracting(ClientRecord::name).containsExactly("Book Shop");
          assertThatThrownBy(() -> undoing.undo(id)).isInstanceOf(ImportNotInState.class);
        });
  }

  private static String rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("C-%1$d,Client %1$d,DE\n"::formatted)
        .collect(Collectors.joining());
  }

  /**
   * A part that fails at its end leaves nothing, as one does during which the program is killed.
   */
  @Test
  void goesOnWhereItWasInterruptedAndDoesNothingTwice() {
    scope.run(
        () -> {
          var id = created(false);
          send(id, HEAD + rows(0, 2_500) + "C-7,Again,DE\n");
          assertThat(running.runPart()).isEqualTo(1_000);
          assertThat(finding.find(id).rows().created()).isEqualTo(1_000);
          execute("alter table import_row add constraint fails check (key <> 'C-1500')");
          assertThatThrownBy(running::runPart).isInstanceOf(RuntimeException.class);
          assertThat(finding.find(id).rows().created()).isEqualTo(1_000);
          assertThat(finding.find(id).state()).isEqualTo(ImportState.RUNNING);
          execute("alter table import_row drop constraint fails");
          run();
          assertThat(finding.find(id).rows())
              .isEqualTo(new RowCounts(2_501, 2_501, 2_500, 0, 0, 1, 0, 0));
          assertThat(written(finding.refused(id))).contains("Line 9 has the same");
          assertThat(count("select count(*) from client where tenant_id = '%s'")).isEqualTo("2500");
          assertThat(
                  count(
                      "select count(*) from event where name = 'crm.clientCreated' and tenant_id = '%s'"))
              .isEqualTo("2500");
          assertThat(count("select count(*) from import_part where tenant_id = '%s'"))
              .isEqualTo("0");
        });
  }

  private String count(String query) {
    try {
      return house.query(query.formatted(scope.tenant())).getFirst();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String statement) {
    try {
      house.execute(statement);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givesUpAnImportThatFailsAgainAndAgain() {
    scope.run(
        () -> {
          var id = created(false);
          send(id, HEAD + "bad,Book Shop,DE\n");
          execute("alter table import_row add constraint fails check (key <> 'bad')");
          try {
            for (var attempt = 0; attempt < 5; attempt++) {
              assertThatThrownBy(running::runPart).isInstanceOf(RuntimeException.class);
            }
          } finally {
            execute("alter table import_row drop constraint fails");
          }
          assertThat(running.runPart()).isZero();
          assertThat(finding.find(id).state()).isEqualTo(ImportState.FAILED);
          assertThat(finding.find(id).failure()).isNotBlank();
          assertThat(clients()).isEmpty();
        });
  }

  @Test
  void undoesWhatNothingHappenedToSince() {
    scope.run(
        () -> {
          imported(HEAD + "C-1,Old name,DE\nC-2,Other,DE\n");
          var second =
              imported(HEAD + "C-1,New name,FR\nC-2,Other,DE\nC-3,Unused,DE\nC-4,Used,DE\n");
          var ada =
              new NewContact(
                  "Ada",
                  null,
                  new EmailAddress("a@b.example"),
                  null,
                  null,
                  ContactChannel.EMAIL,
                  true);
          contacts.add(client("Used").id(), ada);
          var unused = client("Unused").id();
          assertThat(undoing.undo(second.id()).state()).isEqualTo(ImportState.UNDOING);
          run();
          var undone = finding.find(second.id());
          assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
          assertThat(undone.rows().undone()).isEqualTo(2);
          assertThat(undone.rows().kept()).isEqualTo(1);
          assertThat(clients())
              .extracting(ClientRecord::name)
              .containsExactlyInAnyOrder("Old name", "Other", "Used");
          assertThat(client("Old name").address().country()).isEqualTo("DE");
          assertThat(kinds(unused)).containsExactly("crm.clientRemoved", "crm.clientCreated");
          assertThat(written(finding.kept(second.id())).lines())
              .satisfiesExactly(
                  head -> assertThat(head).isEqualTo("line,id,code,detail"),
                  kept ->
                      assertThat(kept)
                          .startsWith("5," + client("Used").id() + ",IMPORT_RECORD_USED,"));
          assertThatThrownBy(() -> undoing.undo(second.id())).isInstanceOf(ImportNotInState.class);
        });
  }

  @Test
  void undoesNoChangeAfterWhichAnotherCame() {
    scope.run(
        () -> {
          imported(HEAD + "C-1,First,DE\n");
          var second = imported(HEAD + "C-1,Second,DE\n");
          var third = imported(HEAD + "C-1,Third,DE\n");
          undoing.undo(second.id());
          run();
          assertThat(finding.find(second.id()).rows().kept()).isEqualTo(1);
          undoing.undo(third.id());
          run();
          assertThat(clients()).extracting(ClientRecord::name).containsExactly("Second");
        });
  }

  @Test
  void takesNoContentThatIsNotItsTable() {
    scope.run(
        () -> {
          var id = created(false, new ImportColumn("Name", "name"));
          for (var wrong :
              List.of(
                  "",
                  "externalReference,Name,Surprise\n",
                  "externalReference,address.country\n",
                  "Name,address.country\n",
                  "externalReference,Name,name\n",
                  "id,externalReference,Name\n")) {
            assertThatThrownBy(() -> send(id, wrong))
                .as(wrong)
                .isInstanceOfAny(ImportColumnsWrong.class, CsvUnreadable.class);
          }
          assertThatThrownBy(() -> send(id, "externalReference,Name\n" + rows(0, 2_000) + "\"open"))
              .isInstanceOf(CsvUnreadable.class);
          assertThat(count("select count(*) from import_part where tenant_id = '%s'"))
              .isEqualTo("0");
          assertThat(finding.find(id).state()).isEqualTo(ImportState.AWAITING_CONTENT);
          send(id, "externalReference,Name,address.country\nC-1,Book Shop,DE\n");
          assertThatThrownBy(() -> send(id, HEAD)).isInstanceOf(ImportNotInState.class);
        });
  }

  @Test
  void countsTheLaterOfTwoUploads() {
    scope.run(
        () -> {
          var id = created(false);
          var rows = HEAD + rows(0, 1_500);
          var earlier =
              new SequenceInputStream(
                  new ByteArrayInputStream(rows.getBytes(UTF_8)),
                  new Interrupting(() -> send(id, HEAD + "C-1,Later,DE\n")));
          assertThatThrownBy(() -> send(id, earlier)).isInstanceOf(ChangedMeanwhile.class);
          run();
          assertThat(clients()).extracting(ClientRecord::name).containsExactly("Later");
        });
  }

  /** Content at whose end something happens. */
  private static final class Interrupting extends InputStream {
    private final Runnable happening;

    Interrupting(Runnable happening) {
      this.happening = happening;
    }

    @Override
    public int read() {
      happening.run();
      return -1;
    }
  }

  @Test
  void givesUpWhatNeverCame() {
    scope.run(
        () -> {
          var id = created(false);
          assertThat(running.expire(10)).isZero();
          house.clock().advance(Duration.ofHours(25));
          try {
            assertThat(running.expire(10)).isEqualTo(1);
            assertThat(finding.find(id).state()).isEqualTo(ImportState.FAILED);
            assertThatThrownBy(() -> send(id, HEAD)).isInstanceOf(ImportNotInState.class);
          } finally {
            house.clock().backToPresent();
          }
        });
  }
}
