-- Which of the plans pages show: a choice of its own, not whichever was recorded last. And who changed
-- the plan and when, for all who may read it, out of an access record that few may read whole.

create table shown_plan (
  is_the_one boolean primary key default true check (is_the_one),
  plan_id text not null references plans
);

-- The one that was shown until now.
insert into shown_plan (plan_id)
  select plan_id from plans order by recorded_at desc, plan_id limit 1;

grant select, insert, update on shown_plan to throughline_app;
select keep_history_of('shown_plan');

-- What the access record calls a plan and what is in it. A later migration adds what it brings.
create table plan_subjects (subject text primary key);

insert into plan_subjects values
  ('plan'), ('shown plan'), ('recommendation'), ('order of recommendations'), ('judged rating'),
  ('override of the computed rating'), ('measure of the plan'), ('target'), ('manual figure'),
  ('action'), ('comments on action'), ('campaign'), ('evidence'), ('versions of evidence');

grant select on plan_subjects to throughline_app;

-- Who changed something of a plan and when, after one instant and up to another; the latest first.
-- Never who looked at what, nor from where.
create function changes_of_plan(since text, until text)
returns table (number bigint, at text, by text, subject text, subject_id text)
language sql stable security definer as $$
  select number, at, coalesce(people.name, content::jsonb -> 'by' ->> 'program'), subject, subject_id
  from access_record left join people using (person_id)
  where viewer_may('see figures') and did = 'changed'
    and subject in (select plan_subjects.subject from plan_subjects)
    and at > since collate "C" and at <= until collate "C"
  order by number desc
$$;

do $$
begin
  execute format('alter function changes_of_plan(text, text) set search_path = %I, pg_temp', current_schema());
  revoke execute on function changes_of_plan(text, text) from public;
  grant execute on function changes_of_plan(text, text) to throughline_app;
end $$;
