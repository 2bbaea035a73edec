-- The same key is sent once. A repetition is kept under a key of its own, withheld: to refuse it would roll back the change that
-- it tells about. The lock lets the second of two transactions see what the first has done.
create or replace function mail_orders_once() returns trigger language plpgsql as $$
begin
  if new.key is not null then
    perform pg_advisory_xact_lock(hashtextextended(new.key, 0));
    if exists (select from mail_orders where key = new.key) then
      new.key := new.key || ' ' || new.id;
      new.withheld_at := clock_timestamp();
    end if;
  end if;
  return new;
end
$$;

create or replace trigger mail_orders_once before insert on mail_orders
  for each row execute function mail_orders_once();

-- Whoever sends mail is told that there is some, when the transaction that orders it commits.
create or replace function announce_mail() returns trigger language plpgsql as $$
begin
  perform pg_notify('portal', 'mail');
  return null;
end
$$;

create or replace trigger mail_orders_announced after insert on mail_orders
  for each statement execute function announce_mail();
