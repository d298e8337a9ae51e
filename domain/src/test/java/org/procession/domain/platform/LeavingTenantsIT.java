package org.procession.domain.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.procession.domain.DomainTest;
import org.procession.domain.TestHouse;
import org.procession.domain.events.EventFeed;
import org.procession.domain.events.Subject;
import org.procession.domain.files.DeclaringFiles;
import org.procession.domain.files.Finding;
import org.procession.domain.files.NewContent;
import org.procession.domain.files.NewFile;
import org.procession.domain.files.ReceivingContent;
import org.procession.domain.files.ReleasingVersions;
import org.procession.domain.files.ScanningVersions;
import org.procession.domain.files.VirusScanner;
import org.procession.domain.files.storage.Bucket;
import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.identity.ApiKeys;
import org.procession.domain.identity.Granted;
import org.procession.domain.identity.NewApiKey;
import org.procession.domain.identity.SuspendingTenants;
import org.procession.domain.identity.UserId;
import org.procession.domain.processes.ProcessInstances;
import org.procession.domain.tenancy.FindingTenants;
import org.procession.domain.tenancy.Scope;
import org.procession.domain.timeline.SearchBuilds;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class LeavingTenantsIT {

  private static final String TEXT = "The quick brown fox";
  private static final Set<String> PERMISSION = Set.of("crm.client.read");

  @Autowired TestHouse house;
  @Autowired RequestingExports requesting;
  @Autowired ExportingTenants exporting;
  @Autowired SchedulingDeletions scheduling;
  @Autowired DeletingTenants deleting;
  @Autowired SuspendingTenants suspending;
  @Autowired FindingTenants tenants;
  @Autowired ApiKeys keys;
  @Autowired ProcessInstances instances;
  @Autowired DeclaringFiles declaring;
  @Autowired ReceivingContent receiving;
  @Autowired ScanningVersions scanning;
  @Autowired ReleasingVersions releasing;
  @Autowired ObjectStore store;
  @Autowired SearchBuilds builds;
  @Autowired EventFeed feed;
  @Autowired ElasticsearchClient search;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Scope scope;
  private Scope other;
  private String key;

  @BeforeEach
  void twoTenants() {
    scope = house.tenant();
    other = house.tenant();
    builds.current();
    key = scope.call(this::fill);
    other.run(this::fill);
  }

  @AfterEach
  void backToPresent() {
    house.clock().backToPresent();
  }

  private String fill() {
    house.client();
    house.vendor();
    var digest = sha256();
    var file =
        declaring
            .declare(
                new NewFile("fox.txt", "text/plain", List.of(), List.of()),
                new NewContent(TEXT.length(), digest))
            .file()
            .id();
    receiving.receive(file, 1, new ByteArrayInputStream(TEXT.getBytes(UTF_8)));
    scanning.scan(file, 1, new FoundClean());
    releasing.release(file, 1);
    for (var number = 1; number <= 3; number++) {
      instances.note(number, "Process", new Subject("file", file.value()));
    }
    for (var batch = feed.next("leaving", 100);
        batch.isPresent();
        batch = feed.next("leaving", 100)) {
      builds.write(builds.current(), batch.get().events());
      feed.advance("leaving", batch.get());
    }
    var granted = Granted.everywhere(PERMISSION);
    return keys.issue(new UserId("clerk"), new NewApiKey("Key", granted, null), granted).key();
  }

  private record FoundClean() implements VirusScanner {
    @Override
    public Result scan(InputStream content) throws IOException {
      content.transferTo(OutputStream.nullOutputStream());
      return new Result(Finding.CLEAN, null, "test scanner");
    }
  }

  private static String sha256() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void exportsAllThatATenantHasAndNoSecret() throws Exception {
    var requested = scope.call(requesting::request);
    assertThat(scope.call(requesting::request)).isEqualTo(requested);
    assertThat(scope.call(exporting::goOn)).isOne();
    assertThat(scope.call(exporting::goOn)).isZero();
    var export = scope.call(() -> requesting.find(requested.id()));
    var archive = fetch(scope.call(() -> requesting.link(export)).url());
    assertThat(export.status()).isEqualTo(TenantExport.Status.READY);
    assertThat(export.files()).isOne();

    var tables = house.query(TABLES);
    assertThat(archive.keySet().stream().filter(name -> name.startsWith("tables/")))
        .as("each table of the catalogue")
        .containsExactlyInAnyOrderElementsOf(
            tables.stream().map(table -> "tables/" + table + ".jsonl").toList());
    for (var table : tables) {
      if (!table.equals("tenant_export")) { // not finished when it was read
        var rows = count(table, scope);
        assertThat(archive.get("tables/%s.jsonl".formatted(table)).lines().count())
            .as(table)
            .isEqualTo(rows);
      }
    }
    assertThat(archive.entrySet().stream().filter(e -> e.getKey().startsWith("files/")))
        .singleElement()
        .satisfies(entry -> assertThat(entry.getValue()).isEqualTo(TEXT));
    assertThat(archive.get("manifest.json")).contains("\"client\":1", "\"takenAt\"");
    assertThat(archive.get("tables/api_key.jsonl")).contains("Key").doesNotContain("hash");
    assertThat(archive.toString())
        .doesNotContain(key)
        .doesNotContain("\"" + other.tenant().value() + "\"");
  }

  @Test
  void knowsWhichColumnsAreSecret() throws SQLException {
    assertThat(
            house.query(
                """
                select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                 where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not a.attisdropped
                   and a.attname ~ 'hash|secret|token|password|seal'
                   and c.relname <> 'flyway_schema_history'
                   and col_description(c.oid, a.attnum) is distinct from 'secret'
                """))
        .isEmpty();
  }

  @Test
  void removesAnExportThatCouldBeFetchedForLongEnough() throws IOException {
    var export = scope.call(requesting::request);
    scope.run(exporting::goOn);
    house.clock().advance(Duration.ofDays(8));
    assertThat(scope.call(exporting::goOn)).isOne();
    assertThat(scope.call(() -> requesting.find(export.id())).status())
        .isEqualTo(TenantExport.Status.EXPIRED);
    assertThat(store.read(Bucket.CLEAN, ExportRows.key(scope.tenant(), export.id()), content -> 1))
        .isEmpty();
  }

  @Test
  void deletesATenantWhenItsTimeHasComeAndNothingOfAnother() throws SQLException {
    var others = digests(other);
    assertThatThrownBy(() -> scope.call(() -> scheduling.schedule("Acme")))
        .isInstanceOf(SchedulingDeletions.TenantNotSuspended.class);
    scope.run(suspending::suspend);
    assertThatThrownBy(() -> scope.call(() -> scheduling.schedule("acme")))
        .isInstanceOf(SchedulingDeletions.TenantNameWrong.class);
    scope.run(() -> scheduling.schedule("Acme"));
    scope.run(scheduling::cancel);
    var deletion = scope.call(() -> scheduling.schedule("Acme"));
    assertThat(scope.call(() -> scheduling.schedule("Acme"))).isEqualTo(deletion);
    assertThat(goOn(keys -> 0)).isFalse();
    assertThat(scope.call(scheduling::current).orElseThrow().status())
        .isEqualTo(TenantDeletion.Status.SCHEDULED);

    house.clock().advance(Duration.ofDays(31));
    assertThat(goOn(keys -> 0)).as("what was under way has a minute to end").isFalse();
    assertThat(tenants.served()).doesNotContain(scope.tenant()).contains(other.tenant());
    assertThatThrownBy(() -> scope.call(scheduling::cancel))
        .isInstanceOf(SchedulingDeletions.DeletionBegun.class);
    house.clock().advance(Duration.ofMinutes(1));
    assertThatThrownBy(
            () ->
                goOn(
                    keys -> {
                      throw new IllegalStateException("the engine is away");
                    }))
        .hasMessage("the engine is away");
    var cancelled = new ArrayList<Long>();
    assertThat(
            goOn(
                keys -> {
                  cancelled.addAll(keys);
                  return 2;
                }))
        .isTrue();

    assertThat(cancelled).containsExactly(1L, 2L, 3L);
    for (var table : house.query(TABLES)) {
      if (!table.equals("tenant_deletion")) {
        assertThat(count(table, scope)).as(table).isZero();
      }
    }
    assertThat(documents(scope)).isZero();
    assertThat(store.deleteAll(Bucket.CLEAN, "tenant-%s/".formatted(scope.tenant()))).isZero();
    assertThat(digests(other)).isEqualTo(others);
    assertThat(documents(other)).isPositive();
    var receipt = scope.call(() -> scheduling.all().getFirst());
    assertThat(receipt.status()).isEqualTo(TenantDeletion.Status.DONE);
    assertThat(receipt.counts())
        .containsEntry("instances", 2L)
        .containsEntry("client", 1L)
        .containsEntry("tenant", 1L)
        .containsEntry("objects", 1L)
        .hasEntrySatisfying("documents", number -> assertThat(number).isPositive());
    assertThat(scheduling.tenants()).contains(scope.tenant());
    assertThat(deleting.underWay()).doesNotContain(scope.tenant());
    assertThatThrownBy(
            () ->
                house.execute(
                    "update tenant_deletion set name = 'x' where id = '%s'"
                        .formatted(receipt.id())))
        .hasMessageContaining("append-only");
  }

  private boolean goOn(RunningInstances running) {
    return scope.call(() -> deleting.goOn(running));
  }

  @Test
  void goesOnWithRowsWhereItWasInterrupted() {
    scope.run(suspending::suspend);
    scope.run(() -> scheduling.schedule("Acme"));
    house.clock().advance(Duration.ofDays(31));
    goOn(keys -> 0);
    house.clock().advance(Duration.ofMinutes(1));
    // As if it had been killed after some transactions of its last step.
    scope.run(
        () ->
            transaction.executeWithoutResult(
                t ->
                    jdbc.sql("update tenant_deletion set status = 'ROWS' where ended_at is null")
                        .update()));
    for (var times = 0; times < 5; times++) {
      var deleted = scope.call(() -> rows(1));
      assertThat(deleted).isEqualTo(1);
    }
    assertThat(goOn(keys -> 0)).isTrue();
    assertThat(scope.call(tenants::find)).isEmpty();
  }

  private long rows(int atMost) {
    return transaction.execute(
        t ->
            jdbc.sql("select deleted from delete_tenant_rows(?)")
                .param(atMost)
                .query(Long.class)
                .single());
  }

  @Test
  void deletesNothingOfATenantThatStays() {
    assertThatThrownBy(() -> scope.call(() -> rows(1)))
        .hasMessageContaining("is not being deleted");
    assertThatThrownBy(
            () ->
                scope.run(
                    () ->
                        transaction.executeWithoutResult(
                            t -> {
                              jdbc.sql("select set_config('app.deleting', current_tenant(), true)")
                                  .query(String.class)
                                  .single();
                              jdbc.sql("delete from event").update();
                            })))
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> house.execute("delete from event"))
        .hasMessageContaining("append-only");
  }

  private static final String TABLES =
      """
      select relname from pg_class
       where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
      """;

  private long count(String table, Scope of) throws SQLException {
    return Long.parseLong(
        house
            .query("select count(*) from %s where tenant_id = '%s'".formatted(table, of.tenant()))
            .getFirst());
  }

  private Map<String, String> digests(Scope of) throws SQLException {
    var digests = new LinkedHashMap<String, String>();
    for (var table : house.query(TABLES)) {
      digests.put(
          table,
          house
              .query(
                  "select md5(string_agg(t::text, '' order by t::text)) from %s t where tenant_id = '%s'"
                      .formatted(table, of.tenant()))
              .getFirst());
    }
    return digests;
  }

  private long documents(Scope of) {
    try {
      search.indices().refresh(r -> r.index("procession-*"));
      return search
          .count(
              c ->
                  c.index("procession-*")
                      .query(q -> q.term(t -> t.field("tenant").value(of.tenant().value()))))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> fetch(URI url) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var archive = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
      assertThat(archive.statusCode()).isEqualTo(200);
      var entries = new LinkedHashMap<String, String>();
      try (var zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
        }
      }
      return entries;
    }
  }
}
