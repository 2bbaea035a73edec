-- A note stays as it was written.
create or replace trigger submission_notes_kept before update or delete on submission_notes
  for each row execute function refuse_alteration();
create or replace trigger submission_notes_not_emptied before truncate on submission_notes
  for each statement execute function refuse_alteration();
alter table submission_notes enable always trigger submission_notes_kept;
alter table submission_notes enable always trigger submission_notes_not_emptied;
