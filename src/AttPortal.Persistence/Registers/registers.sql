-- The registers only grow: refuse_alteration() of append-only.sql refuses whoever tries otherwise.
create or replace trigger register_entries_kept before update or delete on register_entries
  for each row execute function refuse_alteration();
create or replace trigger register_entries_not_emptied before truncate on register_entries
  for each statement execute function refuse_alteration();
alter table register_entries enable always trigger register_entries_kept;
alter table register_entries enable always trigger register_entries_not_emptied;

create or replace trigger register_nodes_kept before update or delete on register_nodes
  for each row execute function refuse_alteration();
create or replace trigger register_nodes_not_emptied before truncate on register_nodes
  for each statement execute function refuse_alteration();
alter table register_nodes enable always trigger register_nodes_kept;
alter table register_nodes enable always trigger register_nodes_not_emptied;

create or replace trigger register_heads_kept before update or delete on register_heads
  for each row execute function refuse_alteration();
create or replace trigger register_heads_not_emptied before truncate on register_heads
  for each statement execute function refuse_alteration();
alter table register_heads enable always trigger register_heads_kept;
alter table register_heads enable always trigger register_heads_not_emptied;

create or replace trigger register_keys_kept before update or delete on register_keys
  for each row execute function refuse_alteration();
create or replace trigger register_keys_not_emptied before truncate on register_keys
  for each statement execute function refuse_alteration();
alter table register_keys enable always trigger register_keys_kept;
alter table register_keys enable always trigger register_keys_not_emptied;

-- Whatever is written into the audit log waits to be sealed, from the very transaction that wrote it. So the order in which
-- transactions end does not matter: nothing is sealed before it is committed, and nothing is passed over.
create or replace function await_seal() returns trigger language plpgsql as $$
begin
  insert into unsealed_audit_entries (audit_entry_id) values (new.id);
  return null;
end
$$;

create or replace trigger audit_entries_await_seal after insert on audit_entries
  for each row execute function await_seal();
alter table audit_entries enable always trigger audit_entries_await_seal;

insert into unsealed_audit_entries (audit_entry_id) select id from audit_entries;
