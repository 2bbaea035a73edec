-- Whatever is changed is announced to every instance of the portal, in the transaction of the change: what is rolled back
-- is not announced, and no way of changing can forget to. The payload says what changed, never what it says.
create or replace function announce_papers() returns trigger language plpgsql as $$
begin
  perform pg_notify('portal', 'papers ' || new.meeting_id);
  return null;
end
$$;

create or replace trigger agendas_announced after insert or update on agendas
  for each row execute function announce_papers();
create or replace trigger letters_announced after insert or update on letters
  for each row execute function announce_papers();

create or replace function announce_record() returns trigger language plpgsql as $$
begin
  perform pg_notify('portal', 'recorded ' || new.action);
  return null;
end
$$;

create or replace trigger audit_entries_announced after insert on audit_entries
  for each row execute function announce_record();
