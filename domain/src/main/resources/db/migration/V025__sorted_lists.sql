-- What lists can be sorted by, with the id that decides among those that are alike.
create index client_sorted_by_name on client (tenant_id, name, id);
create index vendor_sorted_by_name on vendor (tenant_id, name, id);
create index bill_sorted_by_due_date on bill (tenant_id, due_date, id);
create index bill_sorted_by_issue_date on bill (tenant_id, issue_date, id);
create index invoice_sorted_by_due_date on invoice (tenant_id, due_date, id);
create index invoice_sorted_by_issue_date on invoice (tenant_id, issue_date, id);
