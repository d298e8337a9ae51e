package org.procession.bench.drill;

import java.util.Map;

/**
 * What in the database is amiss when all cases have come to their end: each row names one thing.
 */
final class Queries {

  /** By what each of the rows means that it answers. */
  static final Map<String, Finding.Kind> ALL =
      Map.ofEntries(
          lost("select 'bill ' || number || ' is ' || status from bill where status <> 'POSTED'"),
          lost(
              "select 'project ' || title || ' is ' || status from project where status <> 'ACTIVE'"),
          lost(
              """
              select 'file ' || f.name || ' is ' || v.status
                from file f join file_version v on (v.tenant_id, v.file_id) = (f.tenant_id, f.id)
               where v.status <> case when f.name like 'infected-%' then 'REJECTED' else 'CLEAN' end
              """),
          lost(
              """
              select 'text of ' || f.name || ' was not read'
                from file f join file_version v on (v.tenant_id, v.file_id) = (f.tenant_id, f.id)
               where v.status = 'CLEAN' and v.text_length is null
              """),
          lost(
              """
              select 'invoice of ' || l.description || ' is ' || i.status
                from invoice i join invoice_line l on (l.tenant_id, l.invoice_id) = (i.tenant_id, i.id)
               where i.status <> case when l.description like '% paid' then 'PAID' else 'ISSUED' end
              """),
          lost(
              """
              select 'invoice ' || i.number || ' was not reminded' from invoice i
               where i.status = 'ISSUED'
                 and not exists (select from dunning_step s where s.invoice_id = i.id and s.sent_on is not null)
              """),
          lost(
              """
              select 'invoice ' || i.number || ' is left to no process' from invoice i
               where i.status = 'ISSUED'
                 and not exists (select from process_instance p
                                  where p.process_id = 'InvoiceDunningProcess' and p.subject = 'invoice:' || i.id)
              """),
          lost(
              "select 'dunning run ' || id || ' is open' from dunning_run where closed_at is null"),
          lost(
              """
              select 'message ' || business_key || ' is ' || status || coalesce(': ' || cause, '')
                from outgoing_message where status not in ('SENT', 'UNKNOWN')
              """),
          lost(
              """
              select 'the relay ' || c.relay || ' has not passed ' || count(*) || ' events'
                from relay_cursor c join event e on e.tenant_id = c.tenant_id and (e.tx, e.position) > (c.tx, c.position)
               where c.tenant_id = 'acme' group by c.relay
              """),
          doubled("select 'bill ' || number from bill group by number having count(*) > 1"),
          doubled("select 'project ' || title from project group by title having count(*) > 1"),
          doubled("select 'file ' || name from file group by name having count(*) > 1"),
          doubled(
              "select 'invoice of ' || description from invoice_line group by description having count(*) > 1"),
          doubled(
              """
              select 'event ' || name || ' of ' || subject from event
               where name in ('revenue.billSubmitted', 'revenue.billPosted', 'revenue.invoiceIssued',
                              'revenue.invoiceOverdue', 'revenue.invoiceReminded', 'revenue.invoicePaid',
                              'projects.projectSubmitted', 'projects.projectActivated',
                              'files.fileUploaded', 'files.fileScanned', 'files.fileTextExtracted')
               group by name, subject having count(*) > 1
              """),
          doubled(
              """
              select subject || ' has ' || count(*) || ' instances of ' || process_id
                from process_instance group by engine, subject, process_id having count(*) > 1
              """),
          doubled(
              """
              select 'level ' || s.level || ' of invoice ' || i.number || ' was taken before its time'
                from dunning_step s join invoice i on (i.tenant_id, i.id) = (s.tenant_id, s.invoice_id)
               where s.level > 1
              """),
          wrong(
              """
              select 'bill ' || number || ' has ' || (select count(*) from journal_entry j where j.source = 'bill:' || b.id)
                     || ' entries' from bill b
               where (select count(*) from journal_entry j where j.source = 'bill:' || b.id) <> 1
              """),
          wrong(
              "select 'entry ' || entry_id || ' does not balance' from journal_line group by entry_id having sum(base_amount) <> 0"),
          wrong(
              """
              select 'receivables are ' || l.total || ' in the ledger and ' || i.total || ' in the invoices'
                from (select coalesce(sum(base_amount), 0) as total from journal_line where account_code = '1300') l,
                     (select coalesce(sum(base_open), 0) as total from invoice) i
               where l.total <> i.total
              """),
          wrong(
              """
              select 'payables are ' || l.total || ' in the ledger and ' || b.total || ' in the bills'
                from (select -coalesce(sum(base_amount), 0) as total from journal_line where account_code = '3300') l,
                     (select coalesce(sum(gross), 0) as total from bill where status = 'POSTED') b
               where l.total <> b.total
              """),
          wrong(
              """
              select 'invoice ' || i.number || ' was charged ' || i.charged from invoice i
               where i.charged <> (select coalesce(sum(c.amount), 0) from invoice_charge c where c.invoice_id = i.id)
              """));

  private Queries() {}

  private static Map.Entry<String, Finding.Kind> lost(String query) {
    return Map.entry(query, Finding.Kind.LOST);
  }

  private static Map.Entry<String, Finding.Kind> doubled(String query) {
    return Map.entry(query, Finding.Kind.DOUBLED);
  }

  private static Map.Entry<String, Finding.Kind> wrong(String query) {
    return Map.entry(query, Finding.Kind.WRONG);
  }
}
