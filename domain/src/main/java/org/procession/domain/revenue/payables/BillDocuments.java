package org.procession.domain.revenue.payables;

import java.util.Optional;
import java.util.UUID;
import org.procession.domain.tenancy.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored documents of the current tenant's bills. */
@Repository
class BillDocuments {

  private final JdbcClient jdbc;

  BillDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Claims a document for the running transaction: another that claims the same one waits for it.
   *
   * @return the bill that was made from it before, unless that has ended
   */
  Optional<BillId> claim(String sha256) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("billDocument:%s:%s".formatted(Scope.current().tenant(), sha256))
        .query()
        .singleRow();
    return jdbc.sql(
            """
            select b.id from bill_document d join bill b on b.tenant_id = d.tenant_id and b.id = d.bill_id
             where d.sha256 = ? and b.status not in ('WITHDRAWN', 'DISCARDED') limit 1
            """)
        .param(sha256)
        .query(UUID.class)
        .optional()
        .map(BillId::new);
  }

  void store(BillId bill, BillDocument document) {
    jdbc.sql("insert into bill_document (bill_id, media_type, sha256, content) values (?, ?, ?, ?)")
        .params(bill.value(), document.mediaType(), document.sha256(), document.content())
        .update();
  }

  Optional<BillDocument> find(BillId bill) {
    return jdbc.sql("select media_type, sha256, content from bill_document where bill_id = ?")
        .param(bill.value())
        .query(
            (row, n) ->
                new BillDocument(
                    row.getString("media_type"), row.getString("sha256"), row.getBytes("content")))
        .optional();
  }
}
