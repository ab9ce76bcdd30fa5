-- The access record: who viewed, exported, was refused or changed what. Entries are only ever added,
-- each chained to the one before by its hash, so that one changed, taken out or moved is found.
--
-- hash = SHA-256, in lower-case hexadecimal, of the UTF-8 of
--   number, line feed, hash of the entry before, line feed, content as it is stored.
-- The entry before the first has 64 zeros for its hash.

create table access_record (
  number bigint primary key check (number > 0),
  previous_hash text not null,
  hash text not null,
  -- JSON, stored as the text that was hashed. The columns after it are read from it.
  content text not null,
  at text collate "C" not null generated always as (content::jsonb ->> 'at') stored,
  person_id bigint generated always as ((content::jsonb -> 'by' ->> 'person')::bigint) stored,
  did text not null
    check (did in ('viewed', 'exported', 'refused', 'changed'))
    generated always as (content::jsonb ->> 'did') stored,
  subject text not null generated always as (content::jsonb ->> 'subject') stored,
  subject_id text not null generated always as (content::jsonb ->> 'subjectId') stored
);

create index on access_record (subject, subject_id, number);
create index on access_record (person_id, number);
create index access_record_children
  on access_record using gin ((content::jsonb -> 'children') jsonb_path_ops);

-- How many entries there are and the hash of the last: what tells that the last ones are gone.
create table access_record_head (
  is_the_one boolean primary key default true check (is_the_one),
  number bigint not null,
  hash text not null
);

insert into access_record_head (number, hash) values (0, repeat('0', 64));

-- The only way to write: one at a time, since the head is held until the transaction is over.
create function append_to_access_record(content text) returns bigint
language plpgsql security definer as $$
declare
  head access_record_head;
  next_number bigint;
  next_hash text;
begin
  select * into strict head from access_record_head for update;
  next_number := head.number + 1;
  next_hash := encode(
    sha256(convert_to(next_number || E'\n' || head.hash || E'\n' || content, 'UTF8')), 'hex'
  );
  insert into access_record (number, previous_hash, hash, content)
    values (next_number, head.hash, next_hash, content);
  update access_record_head set number = next_number, hash = next_hash;
  return next_number;
end $$;

-- The entries whose children include one. It asks for itself what the policy below asks: under the
-- policy PostgreSQL would not use the index, and read the whole record.
create function access_record_of_child(child text) returns setof access_record
language sql stable security definer as $$
  select * from access_record
  where viewer_may('read the access record') and content::jsonb -> 'children' @> to_jsonb(child)
$$;

do $$
declare
  name text;
begin
  foreach name in array array['append_to_access_record(text)', 'access_record_of_child(text)'] loop
    execute format('alter function %s set search_path = %I, pg_temp', name, current_schema());
    execute format('revoke execute on function %s from public', name);
    execute format('grant execute on function %s to throughline_app', name);
  end loop;
end $$;

grant select on access_record, access_record_head to throughline_app;

alter table access_record enable row level security;

create policy for_readers on access_record for select
  using (viewer_may('read the access record'));

-- For whoever owns the tables, and so could: not by accident, nor in a copy's replication.
create function refuse_change_of_access_record() returns trigger language plpgsql as $$
begin
  raise exception 'The access record is never changed: % of % refused.', lower(tg_op), tg_table_name;
end $$;

create trigger never_changed before update or delete or truncate on access_record
  for each statement execute function refuse_change_of_access_record();
create trigger never_emptied before delete or truncate on access_record_head
  for each statement execute function refuse_change_of_access_record();
alter table access_record enable always trigger never_changed;
alter table access_record_head enable always trigger never_emptied;

-- What changed so far goes before all else.
do $$
declare
  change changes;
begin
  for change in select * from changes order by change_id loop
    perform append_to_access_record(
      json_build_object(
        'at', to_char(change.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'by', json_build_object('program', change.changed_by),
        'from', null,
        'did', 'changed',
        'subject', change.subject,
        'subjectId', change.subject_id,
        'before', change.before,
        'after', change.after
      )::text
    );
  end loop;
end $$;

drop table changes;
