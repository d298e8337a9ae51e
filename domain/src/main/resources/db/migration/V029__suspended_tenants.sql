-- A suspended tenant's requests are refused; its data stay as they are.
alter table tenant add column suspended_at timestamptz;
