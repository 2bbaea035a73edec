-- What was received stays as it was received, and what was done about it stays as it was done.
create or replace trigger submissions_kept before update or delete on submissions
  for each row execute function refuse_alteration();
create or replace trigger submissions_not_emptied before truncate on submissions
  for each statement execute function refuse_alteration();
alter table submissions enable always trigger submissions_kept;
alter table submissions enable always trigger submissions_not_emptied;

create or replace trigger submission_acts_kept before update or delete on submission_acts
  for each row execute function refuse_alteration();
create or replace trigger submission_acts_not_emptied before truncate on submission_acts
  for each statement execute function refuse_alteration();
alter table submission_acts enable always trigger submission_acts_kept;
alter table submission_acts enable always trigger submission_acts_not_emptied;

create or replace trigger receipts_kept before update or delete on receipts
  for each row execute function refuse_alteration();
create or replace trigger receipts_not_emptied before truncate on receipts
  for each statement execute function refuse_alteration();
alter table receipts enable always trigger receipts_kept;
alter table receipts enable always trigger receipts_not_emptied;
