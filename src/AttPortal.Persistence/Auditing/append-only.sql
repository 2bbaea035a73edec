-- What happened and what went out stays as it was written. The portal has no verb that alters these rows; this refuses
-- whoever tries it another way, by a cascade from another table or in a session that switches ordinary triggers off too.
create or replace function refuse_alteration() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are kept as they were written: they can be neither changed nor deleted.', tg_table_name
    using errcode = 'restrict_violation';
end
$$;

create or replace trigger audit_entries_kept before update or delete on audit_entries
  for each row execute function refuse_alteration();
create or replace trigger audit_entries_not_emptied before truncate on audit_entries
  for each statement execute function refuse_alteration();
alter table audit_entries enable always trigger audit_entries_kept;
alter table audit_entries enable always trigger audit_entries_not_emptied;

create or replace trigger agenda_versions_kept before update or delete on agenda_versions
  for each row execute function refuse_alteration();
create or replace trigger agenda_versions_not_emptied before truncate on agenda_versions
  for each statement execute function refuse_alteration();
alter table agenda_versions enable always trigger agenda_versions_kept;
alter table agenda_versions enable always trigger agenda_versions_not_emptied;

create or replace trigger issued_parts_kept before update or delete on issued_parts
  for each row execute function refuse_alteration();
create or replace trigger issued_parts_not_emptied before truncate on issued_parts
  for each statement execute function refuse_alteration();
alter table issued_parts enable always trigger issued_parts_kept;
alter table issued_parts enable always trigger issued_parts_not_emptied;

create or replace trigger treaty_acts_kept before update or delete on treaty_acts
  for each row execute function refuse_alteration();
create or replace trigger treaty_acts_not_emptied before truncate on treaty_acts
  for each statement execute function refuse_alteration();
alter table treaty_acts enable always trigger treaty_acts_kept;
alter table treaty_acts enable always trigger treaty_acts_not_emptied;

create or replace trigger act_corrections_kept before update or delete on act_corrections
  for each row execute function refuse_alteration();
create or replace trigger act_corrections_not_emptied before truncate on act_corrections
  for each statement execute function refuse_alteration();
alter table act_corrections enable always trigger act_corrections_kept;
alter table act_corrections enable always trigger act_corrections_not_emptied;
