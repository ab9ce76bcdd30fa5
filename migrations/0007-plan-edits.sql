-- What people add to the plan where they keep it, and what they have typed and not yet given.

-- Why the measure is there: the footnote of the printed plan.
alter table plan_measures add rationale text check (rationale <> '');

-- Figures that nothing here can count, typed by whoever answers for them.
create table manual_figures (
  manual_figure_id bigint generated always as identity primary key,
  plan_measure_id bigint not null references plan_measures,
  period text not null check (period <> ''),
  value numeric(12, 4) not null check (value >= 0),
  places integer not null check (places between 0 and 4),
  source text not null check (source <> ''),
  -- What the figure covers where that is not the council.
  geography text check (geography <> ''),
  owner_post_id bigint not null references posts,
  note text check (note <> ''),
  version integer not null default 1 check (version > 0),
  retired_at timestamptz
);

create unique index manual_figures_period
  on manual_figures (plan_measure_id, period) where retired_at is null;
grant select, insert, update on manual_figures to throughline_app;

-- Stands beside the computed rating of a recommendation until its last day, never in its place.
create table rating_overrides (
  rating_override_id bigint generated always as identity primary key,
  recommendation_id bigint not null references recommendations,
  rating text not null check (rating in ('green', 'amber', 'red')),
  reason text not null check (reason <> ''),
  owner_post_id bigint not null references posts,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  version integer not null default 1 check (version > 0),
  retired_at timestamptz
);

create unique index rating_overrides_one
  on rating_overrides (recommendation_id) where retired_at is null;
grant select, insert, update on rating_overrides to throughline_app;

select keep_history_of('manual_figures');
select keep_history_of('rating_overrides');

-- One for each person and thing; nobody else reads it, and the plan's history has none of it.
create table drafts (
  person_id bigint not null references people,
  subject text not null check (subject <> ''),
  subject_id text not null,
  -- The version of the item it was begun from; null where the item is new.
  base_version integer,
  -- What was typed into each field; null once it was given or dropped.
  content jsonb,
  saved_at timestamptz not null,
  primary key (person_id, subject, subject_id)
);

grant select, insert, update on drafts to throughline_app;
alter table drafts enable row level security;

create policy own on drafts
  using (person_id = (viewer() ->> 'person')::bigint)
  with check (person_id = (viewer() ->> 'person')::bigint);
