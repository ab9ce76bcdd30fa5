-- The update that a recommendation's lead gives each month, and who approved exactly what of it.

-- How often a plan's leads are asked, and by which day. A plan without a row has the program's own
-- (src/plan/updates/cycle.ts).
create table update_cycles (
  plan_id text primary key references plans,
  every_months integer not null check (every_months between 1 and 12),
  -- Of the month itself; every month has a 28th.
  due_day integer not null check (due_day between 1 and 28),
  -- The first month asked for: 2019-11. Null asks for every month there was.
  from_month text check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  version integer not null default 1 check (version > 0)
);

grant select, insert, update on update_cycles to throughline_app;

create table updates (
  update_id bigint generated always as identity primary key,
  recommendation_id bigint not null references recommendations,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  narrative text not null,
  -- Who gave it, when, and the figures that stood on the page, as JSON; all null while it is in hand.
  given_by bigint references people,
  given_at timestamptz,
  figures text,
  -- All that it said when the next month's was begun, as JSON; null until then. It is not changed after.
  closed_content text,
  version integer not null default 1 check (version > 0),
  unique (recommendation_id, month),
  check ((given_by is null) = (given_at is null) and (given_by is null) = (figures is null)),
  check (given_by is null or narrative <> '')
);

grant select, insert, update on updates to throughline_app;

-- Only ever added to. Whether one still holds is not kept: it does while the update says the same.
create table update_approvals (
  update_approval_id bigint generated always as identity primary key,
  update_id bigint not null references updates,
  approved_by bigint not null references people,
  approved_at timestamptz not null,
  -- Exactly what was approved, as JSON with its names in order, and the SHA-256 of its UTF-8.
  content text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

create index on update_approvals (update_id, update_approval_id);
grant select, insert on update_approvals to throughline_app;

select keep_history_of('update_cycles');
select keep_history_of('updates');
select keep_history_of('update_approvals');
