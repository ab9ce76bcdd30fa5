-- The plan as people wrote it. The application deletes nothing here; `changes` says who changed what.

create table plans (
  plan_id text primary key check (plan_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  council text not null check (council <> ''),
  title text not null check (title <> ''),
  inspection text not null check (inspection <> ''),
  recorded_at timestamptz not null default now()
);

create table recommendations (
  recommendation_id bigint generated always as identity primary key,
  plan_id text not null references plans,
  position integer not null check (position > 0),
  ref text not null check (ref <> ''),
  subject text not null check (subject <> ''),
  intended_outcome text not null check (intended_outcome <> ''),
  unique (plan_id, ref),
  unique (plan_id, position)
);

-- A rating is never changed: the newest one stands, the older ones are its history.
create table judged_ratings (
  judged_rating_id bigint generated always as identity primary key,
  recommendation_id bigint not null references recommendations,
  rating text not null check (rating in ('blue', 'green', 'amber', 'red')),
  judged_by text check (judged_by <> ''),
  judged_on date,
  reason text check (reason <> ''),
  recorded_at timestamptz not null default now()
);

create index on judged_ratings (recommendation_id, judged_rating_id);

-- A lead is a post, not a person: people come and go in it.
create table posts (
  post_id bigint generated always as identity primary key,
  title text not null unique check (title <> '')
);

create table recommendation_leads (
  recommendation_id bigint not null references recommendations,
  position integer not null check (position > 0),
  post_id bigint not null references posts,
  primary key (recommendation_id, position),
  unique (recommendation_id, post_id)
);

create table plan_measures (
  plan_measure_id bigint generated always as identity primary key,
  recommendation_id bigint not null references recommendations,
  position integer not null check (position > 0),
  measure text not null check (measure <> ''),
  statement text not null check (statement <> ''),
  unit text check (unit in ('percent', 'weeks', 'count')),
  status text not null check (status in ('agreed', 'to be agreed', 'counted elsewhere')),
  assumed text check (assumed <> ''),
  unique (recommendation_id, position),
  unique (recommendation_id, measure),
  check (status <> 'agreed' or unit is not null)
);

-- Figures as the plan prints them; those Throughline counts stand beside the snapshots.
create table printed_figures (
  plan_measure_id bigint not null references plan_measures,
  role text not null check (role in ('baseline', 'previous', 'latest')),
  period text not null check (period <> ''),
  value numeric(12, 4) check (value >= 0),
  places integer not null check (places between 0 and 4),
  lowest_team numeric(12, 4) check (lowest_team >= 0),
  highest_team numeric(12, 4),
  geography text check (geography <> ''),
  source text not null check (source in ('own', 'returned')),
  note text check (note <> ''),
  primary key (plan_measure_id, role),
  check ((lowest_team is null) = (highest_team is null)),
  check (highest_team >= lowest_team)
);

create table targets (
  target_id bigint generated always as identity primary key,
  plan_measure_id bigint not null references plan_measures,
  due_on date not null,
  form text not null
    check (form in ('at least', 'at most', 'between', 'to be agreed', 'not applicable')),
  value numeric(12, 4) check (value >= 0),
  upper numeric(12, 4),
  ideal numeric(12, 4) check (ideal >= 0),
  scope text check (scope in ('council', 'every team')),
  unique (plan_measure_id, due_on),
  check ((form in ('at least', 'at most', 'between')) = (value is not null)),
  check ((value is null) = (scope is null)),
  check ((form = 'between') = (upper is not null)),
  check (upper > value),
  check (ideal is null or value is not null)
);

create table evidence (
  evidence_id bigint generated always as identity primary key,
  recommendation_id bigint not null references recommendations,
  position integer not null check (position > 0),
  statement text not null check (statement <> ''),
  unique (recommendation_id, position)
);

create table actions (
  action_id bigint generated always as identity primary key,
  recommendation_id bigint not null references recommendations,
  position integer not null check (position > 0),
  statement text not null check (statement <> ''),
  unique (recommendation_id, position)
);

-- Written in the same transaction as the change itself.
create table changes (
  change_id bigint generated always as identity primary key,
  changed_at timestamptz not null default now(),
  changed_by text not null check (changed_by <> ''),
  subject text not null check (subject <> ''),
  subject_id text not null check (subject_id <> ''),
  before jsonb,
  after jsonb,
  check (before is not null or after is not null)
);

create index on changes (subject, subject_id, change_id);
