-- Who changed how much care a vendor's bills need does not decide on them for a time: each change of the risk.
create table vendor_risk_change (
  tenant_id   text not null default current_tenant(),
  vendor_id   uuid not null,
  number      int not null,
  former_risk text not null,
  changed_at  timestamptz not null,
  changed_by  text not null,
  primary key (tenant_id, vendor_id, number),
  foreign key (tenant_id, vendor_id) references vendor
);
call protect('vendor_risk_change', 'select, insert');

-- What programs read that ran while roles took the place of groups' permissions (V026).
drop view group_permission;
