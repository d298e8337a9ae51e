package org.procession.bench.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.procession.bench.Bed;
import org.procession.bench.Content;
import org.procession.local.OwnHouse;
import tools.jackson.databind.JsonNode;

/**
 * Compares what there is in the database, the engine, the search engine, the store of files and the
 * mail server with what there should be after a drill, in which every case of the demo company has
 * come to its end.
 */
final class Audit {

  /** Waits for the day of the next level, and is no end. */
  private static final String WAITING =
      """
      select p.key from process_instance p join invoice i on p.subject = 'invoice:' || i.id
       where i.status = 'ISSUED'
         and p.engine = (select coalesce(max(number), 0) from engine e where e.tenant_id = p.tenant_id)
      """;

  private final Bed bed;
  private final OwnHouse house;
  private final int kills;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<String> unknown = new TreeSet<>();

  /**
   * @param kills each of which may have left one message of each channel in doubt
   */
  Audit(Bed bed, OwnHouse house, int kills) {
    this.bed = bed;
    this.house = house;
    this.kills = kills;
  }

  /** All that is amiss now. */
  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    Queries.ALL.forEach(
        (query, kind) -> bed.texts(query).forEach(what -> findings.add(new Finding(kind, what))));
    inTheEngine(findings);
    inTheSearchEngine(findings);
    atTheMailServer(findings);
    inTheStore(findings);
    if (findings.isEmpty()) {
      download(findings);
    }
    return findings;
  }

  private void inTheEngine(List<Finding> findings) {
    var waiting = Set.copyOf(bed.texts(WAITING));
    var processes = new HashMap<String, String>();
    var ended = new HashSet<String>();
    for (var change : all("process-instance", Bed.term("value.bpmnElementType", "PROCESS"))) {
      var key = change.at("/value/processInstanceKey").asString();
      processes.put(key, change.at("/value/bpmnProcessId").asString());
      var intent = change.path("intent").asString();
      if (intent.equals("ELEMENT_COMPLETED") || intent.equals("ELEMENT_TERMINATED")) {
        ended.add(key);
      }
    }
    processes.forEach(
        (key, process) -> {
          if (!ended.contains(key) && !waiting.contains(key)) {
            findings.add(Finding.lost("instance %s of %s runs on".formatted(key, process)));
          }
        });
    for (var key : waiting) {
      if (ended.contains(key) || !processes.containsKey(key)) {
        findings.add(Finding.lost("instance " + key + " does not wait for its next level"));
      }
    }
    var incidents = new HashMap<String, String>();
    for (var change : all("incident", Map.of("match_all", Map.of()))) {
      var key = change.path("key").asString();
      if (change.path("intent").asString().equals("CREATED")) {
        incidents.put(key, change.path("value").toString());
      } else {
        incidents.remove(key);
      }
    }
    incidents.forEach((key, what) -> findings.add(Finding.wrong("incident " + key + ": " + what)));
  }

  private List<JsonNode> all(String kind, Map<String, ?> condition) {
    var found = new ArrayList<JsonNode>();
    var position = 0L;
    while (true) {
      var page =
          bed.records(
              kind,
              List.of(condition, Map.of("range", Map.of("position", Map.of("gt", position)))));
      if (page.isEmpty()) {
        return found;
      }
      found.addAll(page);
      position = page.getLast().path("position").asLong();
    }
  }

  private void inTheSearchEngine(List<Finding> findings) {
    compare(
        findings,
        "event",
        bed.texts("select tenant_id || ':' || id || ' ' || summary from event"),
        documents(
            "procession-timeline",
            "position",
            Map.of("match_all", Map.of()),
            document -> document.path("summary").asString()));
    compare(
        findings,
        "record",
        bed.texts(
            """
            select tenant_id || ':bill:' || id || ' ' || status from bill
            union all select tenant_id || ':invoice:' || id || ' ' || status from invoice
            union all select tenant_id || ':project:' || id || ' ' || status from project
            union all select f.tenant_id || ':file:' || f.id || ' ' || v.status
                        from file f join file_version v on (v.tenant_id, v.file_id) = (f.tenant_id, f.id)
            """),
        documents(
            "procession-records",
            "id",
            Map.of("terms", Map.of("type", List.of("bill", "invoice", "project", "file"))),
            document -> document.at("/facets/status").asString("")));
  }

  private Set<String> documents(
      String index, String sort, Map<String, ?> condition, Function<JsonNode, String> text) {
    var found = new HashSet<String>();
    var asked = new HashMap<String, Object>();
    asked.put("size", 1000);
    asked.put("query", condition);
    asked.put("sort", List.of(Map.of(sort, "asc")));
    while (true) {
      var hits =
          bed.elasticsearch("POST", "/" + index + "/_search", Bed.json(asked)).at("/hits/hits");
      if (hits.isEmpty()) {
        return found;
      }
      for (var hit : hits) {
        found.add(hit.path("_id").asString() + " " + text.apply(hit.path("_source")));
        asked.put("search_after", hit.path("sort"));
      }
    }
  }

  private static void compare(
      List<Finding> findings, String what, List<String> recorded, Set<String> found) {
    var known = Set.copyOf(recorded);
    known.stream()
        .filter(one -> !found.contains(one))
        .forEach(one -> findings.add(Finding.lost(what + " is not in the search engine: " + one)));
    found.stream()
        .filter(one -> !known.contains(one))
        .forEach(one -> findings.add(Finding.wrong(what + " of the search engine: " + one)));
  }

  private void atTheMailServer(List<Finding> findings) {
    var taken = Letters.taken(house.data("mail"));
    unknown.clear();
    unknown.addAll(bed.texts("select business_key from outgoing_message where status = 'UNKNOWN'"));
    if (unknown.size() > kills) {
      findings.add(
          Finding.lost("%d messages are in doubt after %d kills".formatted(unknown.size(), kills)));
    }
    var sent =
        bed.texts("select id from outgoing_message where status = 'SENT' and channel = 'EMAIL'");
    for (var id : sent) {
      if (!taken.containsKey(id)) {
        findings.add(Finding.lost("message " + id + " is SENT, and the mail server has none"));
      }
    }
    var known = Set.copyOf(bed.texts("select id from outgoing_message"));
    taken.forEach(
        (id, times) -> {
          if (times > 1) {
            findings.add(Finding.doubled("message %s left %d times".formatted(id, times)));
          }
          if (!known.contains(id)) {
            findings.add(Finding.wrong("the mail server has an unknown message " + id));
          }
        });
  }

  private void inTheStore(List<Finding> findings) {
    var clean =
        Set.copyOf(bed.texts("select storage_key from file_version where status = 'CLEAN'"));
    var released = objects("procession-clean");
    released.stream()
        .filter(key -> !clean.contains(key))
        .forEach(key -> findings.add(Finding.wrong(key + " is released and not clean")));
    clean.stream()
        .filter(key -> !released.contains(key))
        .forEach(key -> findings.add(Finding.lost(key + " is clean and not there")));
    objects("procession-quarantine")
        .forEach(key -> findings.add(Finding.wrong(key + " was left in quarantine")));
  }

  private Set<String> objects(String bucket) {
    var folder = house.data("s3").resolve(bucket);
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .map(Path::toString)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Just what is clean can be downloaded, and is what was uploaded. */
  private void download(List<Finding> findings) {
    for (var file :
        bed.texts("select file_id || ' ' || status || ' ' || sha256 from file_version")) {
      var words = file.split(" ", 3);
      var path = "%s/%s/versions/1/download".formatted(Content.PATH, words[0]);
      try {
        var url = URI.create(bed.get(Bed.CLERK, path).path("url").asString());
        var content =
            http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofInputStream()).body();
        if (!words[1].equals("CLEAN") || !Content.sha256(content).equals(words[2])) {
          findings.add(Finding.wrong("file %s could be downloaded".formatted(file)));
        }
      } catch (Bed.Refused e) {
        if (words[1].equals("CLEAN")) {
          findings.add(Finding.lost("file %s: %s".formatted(file, e.getMessage())));
        }
      } catch (IOException e) {
        findings.add(Finding.lost("file %s: %s".formatted(file, e)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** What was counted. */
  @Override
  public String toString() {
    return "%d events, %d ledger entries, %d messages, %d instances; in doubt: %s"
        .formatted(
            bed.number("select count(*) from event"),
            bed.number("select count(*) from journal_entry"),
            bed.number("select count(*) from outgoing_message"),
            bed.number("select count(*) from process_instance"),
            unknown.isEmpty() ? "none" : String.join(", ", unknown));
  }
}
