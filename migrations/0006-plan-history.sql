-- The plan's whole history: what each row said, from which instant until which. Triggers write it, so
-- that it is complete whatever changed the row. And items that are versioned and retired, never deleted.

alter table recommendations
  add version integer not null default 1 check (version > 0), add retired_at timestamptz;
alter table plan_measures
  add version integer not null default 1 check (version > 0), add retired_at timestamptz;
alter table targets
  add version integer not null default 1 check (version > 0), add retired_at timestamptz;
alter table printed_figures add retired_at timestamptz;
alter table evidence add retired_at timestamptz;
alter table actions add retired_at timestamptz;

-- A place, a reference, a day or a post is free again once what had it is retired; and items change
-- places one after another, so that two may for a moment have the same.
alter table recommendations
  drop constraint recommendations_plan_id_ref_key,
  drop constraint recommendations_plan_id_position_key;
create unique index recommendations_ref on recommendations (plan_id, ref) where retired_at is null;

alter table recommendation_leads
  drop constraint recommendation_leads_pkey,
  drop constraint recommendation_leads_recommendation_id_post_id_key,
  add recommendation_lead_id bigint generated always as identity primary key,
  add retired_at timestamptz;
create unique index recommendation_leads_post
  on recommendation_leads (recommendation_id, post_id) where retired_at is null;

alter table plan_measures
  drop constraint plan_measures_recommendation_id_position_key,
  drop constraint plan_measures_recommendation_id_measure_key;
create unique index plan_measures_measure
  on plan_measures (recommendation_id, measure) where retired_at is null;

alter table targets drop constraint targets_plan_measure_id_due_on_key;
create unique index targets_due_on on targets (plan_measure_id, due_on) where retired_at is null;

create table plan_history (
  plan_history_id bigint generated always as identity primary key,
  table_name text not null,
  -- The values of the row's primary key, in a JSON list.
  row_key text not null,
  "row" jsonb not null,
  from_at timestamptz not null,
  -- It no longer said so at this instant; null while it does.
  until_at timestamptz check (until_at > from_at)
);

create unique index plan_history_now on plan_history (table_name, row_key) where until_at is null;
create index on plan_history (table_name, from_at);
grant select on plan_history to throughline_app;

-- One instant for each transaction that changes the plan, in the order in which they are kept: the
-- row is held until the transaction is over, so the next one is stamped after it. In whole
-- milliseconds, which a program holds exactly.
create table plan_clock (
  is_the_one boolean primary key default true check (is_the_one),
  at timestamptz not null,
  -- The transaction it was last moved by.
  moved_by text not null
);

insert into plan_clock (at, moved_by) values ('-infinity', '');
grant select on plan_clock to throughline_app;

-- The instant of this transaction. Waits for whoever is changing the plan.
create function plan_instant() returns timestamptz language plpgsql security definer as $$
declare
  -- Numbers of transactions begin anew on another server, hence the time with it.
  this_transaction text := pg_current_xact_id()::text || ' ' || extract(epoch from now())::text;
  instant timestamptz;
begin
  update plan_clock
    set at = greatest(date_trunc('milliseconds', clock_timestamp()), at + interval '1 millisecond'),
      moved_by = this_transaction
    where moved_by <> this_transaction;
  select at into strict instant from plan_clock;
  return instant;
end $$;

-- Before the rows themselves are held, so that no two wait for each other.
create function wait_for_plan() returns trigger language plpgsql security definer as $$
begin
  perform plan_instant();
  return null;
end $$;

create function keep_plan_history() returns trigger language plpgsql security definer as $$
declare
  before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  instant timestamptz := plan_instant();
  key text;
begin
  if before = after then return null; end if;
  if before is not null then
    select jsonb_agg(before -> column_name order by place)::text into strict key
      from unnest(tg_argv) with ordinality as columns (column_name, place);
    -- What lasted no instant was never to be seen.
    delete from plan_history
      where table_name = tg_table_name and row_key = key and until_at is null
        and from_at = instant;
    update plan_history set until_at = instant
      where table_name = tg_table_name and row_key = key and until_at is null;
  end if;
  if after is not null then
    select jsonb_agg(after -> column_name order by place)::text into strict key
      from unnest(tg_argv) with ordinality as columns (column_name, place);
    insert into plan_history (table_name, row_key, "row", from_at)
      values (tg_table_name, key, after, instant);
  end if;
  return null;
end $$;

-- Keeps a table's history from now on, beginning with what it says now. A later migration calls it
-- for each table of the plan that it makes.
create function keep_history_of(kept regclass) returns void language plpgsql as $$
declare
  plain_name text := (select relname from pg_class where oid = kept);
  key_columns text[] := (
    select array_agg(attname::text order by place)
    from pg_index, unnest(indkey) with ordinality as keys (attnum, place)
      join pg_attribute using (attnum)
    where indrelid = kept and indisprimary and attrelid = kept
  );
begin
  execute format(
    'create trigger wait_for_plan before insert or update or delete on %s
      for each statement execute function wait_for_plan()', kept
  );
  execute format(
    'create trigger keep_plan_history after insert or update or delete on %s
      for each row execute function keep_plan_history(%s)',
    kept, (select string_agg(quote_literal(one), ', ') from unnest(key_columns) as one)
  );
  execute format(
    'insert into plan_history (table_name, row_key, "row", from_at)
      select %L, jsonb_build_array(%s)::text, to_jsonb(there), plan_instant() from %s as there',
    plain_name, (select string_agg(quote_ident(one), ', ') from unnest(key_columns) as one), kept
  );
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['plan_instant()', 'wait_for_plan()', 'keep_plan_history()'] loop
    execute format('alter function %s set search_path = %I, pg_temp', name, current_schema());
    execute format('revoke execute on function %s from public', name);
  end loop;
  revoke execute on function keep_history_of(regclass) from public;
  grant execute on function plan_instant() to throughline_app;
  foreach name in array array[
    'plans', 'recommendations', 'judged_ratings', 'posts', 'recommendation_leads', 'plan_measures',
    'printed_figures', 'targets', 'evidence', 'actions', 'post_holders', 'campaigns',
    'plan_actions', 'action_recommendations', 'action_contributors', 'action_milestones',
    'action_comments'
  ] loop
    perform keep_history_of(name::regclass);
  end loop;
end $$;
