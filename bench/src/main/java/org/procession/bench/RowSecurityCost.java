package org.procession.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What row-level security adds to reads by an index among a million rows: the house's role reads
 * what it may see, and a role to which nothing applies reads the same by naming the tenant, in
 * turn.
 */
final class RowSecurityCost implements Benchmark {

  private static final int ROWS = 1_000_000;
  private static final int READS = 5_000;
  private static final int PAGES = 1_000;
  private static final double AIM_PERCENT = 10;

  @Override
  public void run(Bed bed, Consumer<Figure> figures) throws Exception {
    InvoiceIssuing.client(bed, "Bench Row");
    bed.execute(
        """
        insert into client
        select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid()))).*
          from (select * from client where name = 'Bench Row' limit 1) one, generate_series(1, %d)
        """
            .formatted(ROWS));
    bed.execute("vacuum analyze client");
    var ids = bed.texts("select id from client tablesample system (1) limit " + READS);
    try (var house = bed.connectAsHouse();
        var tenant = house.prepareStatement("select set_config('app.tenant', ?, false)")) {
      tenant.setString(1, Bed.TENANT);
      tenant.execute();
      figures.accept(
          compare(
              "row-security.read.cost",
              house.prepareStatement("select * from client where id = ?::uuid"),
              bed.prepare(
                  "select * from client where id = ?::uuid and tenant_id = '%s'"
                      .formatted(Bed.TENANT)),
              ids));
      figures.accept(
          compare(
              "row-security.page.cost",
              house.prepareStatement(
                  "select * from client where id < ?::uuid order by id desc limit 51"),
              bed.prepare(
                  "select * from client where id < ?::uuid and tenant_id = '%s' order by id desc limit 51"
                      .formatted(Bed.TENANT)),
              ids.subList(0, PAGES)));
    }
  }

  private static Figure compare(
      String name, PreparedStatement secured, PreparedStatement open, List<String> ids)
      throws SQLException {
    var without = new Latencies();
    var with = new Latencies();
    try (secured;
        open) {
      for (var n = 0; n < ids.size(); n++) {
        var warm = n < ids.size() / 5;
        read(open, ids.get(n), warm ? new Latencies() : without);
        read(secured, ids.get(n), warm ? new Latencies() : with);
      }
    }
    return Figure.of(name, with.costOver(without), "%").atMost(AIM_PERCENT);
  }

  private static void read(PreparedStatement statement, String id, Latencies latencies)
      throws SQLException {
    statement.setString(1, id);
    var begin = System.nanoTime();
    try (var rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("a row is not seen");
      }
      while (rows.next()) {
        rows.getString(1);
      }
    }
    latencies.add(Duration.ofNanos(System.nanoTime() - begin));
  }
}
