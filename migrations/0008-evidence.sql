-- Evidence as people keep it. The files themselves are in the data folder, named by their SHA-256.

create table evidence_items (
  evidence_item_id bigint generated always as identity primary key,
  plan_id text not null references plans,
  -- `not yet sorted` is of what came from a printed plan, which does not say.
  kind text not null check (
    kind in ('activity', 'output', 'outcome', 'voice of the child', 'not yet sorted')
  ),
  title text not null check (title <> ''),
  -- The days it tells about, apart from the day it was received.
  about_from date,
  about_until date check (about_until >= about_from),
  owner_post_id bigint references posts,
  -- The last day on which it still shows anything.
  expires_on date,
  version integer not null default 1 check (version > 0),
  changed_at timestamptz not null,
  retired_at timestamptz,
  check ((about_from is null) = (about_until is null))
);

create index on evidence_items (plan_id, evidence_item_id) where retired_at is null;
create index on evidence_items (owner_post_id) where retired_at is null;
grant select, insert, update on evidence_items to throughline_app;

-- What was received, a file or a link; never changed, only followed by the next.
create table evidence_versions (
  evidence_version_id bigint generated always as identity primary key,
  evidence_item_id bigint not null references evidence_items,
  number integer not null check (number > 0),
  received_on date not null,
  added_at timestamptz not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint check (size > 0),
  file_name text check (file_name <> ''),
  media_type text check (media_type <> ''),
  link text check (link ~ '^https?://'),
  unique (evidence_item_id, number),
  check (num_nonnulls(sha256, size, file_name, media_type) = case when link is null then 4 else 0 end)
);

grant select, insert on evidence_versions to throughline_app;

-- What an item supports: a recommendation, a measure of the plan or an action.
create table evidence_claims (
  evidence_claim_id bigint generated always as identity primary key,
  evidence_item_id bigint not null references evidence_items,
  recommendation_id bigint references recommendations,
  plan_measure_id bigint references plan_measures,
  action_id bigint references plan_actions,
  retired_at timestamptz,
  check (num_nonnulls(recommendation_id, plan_measure_id, action_id) = 1)
);

create unique index on evidence_claims (recommendation_id, evidence_item_id)
  where retired_at is null and recommendation_id is not null;
create unique index on evidence_claims (plan_measure_id, evidence_item_id)
  where retired_at is null and plan_measure_id is not null;
create unique index on evidence_claims (action_id, evidence_item_id)
  where retired_at is null and action_id is not null;
create index on evidence_claims (evidence_item_id) where retired_at is null;
grant select, insert, update on evidence_claims to throughline_app;

do $$
begin
  perform keep_history_of('evidence_items'::regclass);
  perform keep_history_of('evidence_versions'::regclass);
  perform keep_history_of('evidence_claims'::regclass);
end $$;
