-- What is to be done, as people keep it: actions, their milestones, comments and campaigns. Nothing
-- is deleted: what is taken away has the instant it was retired.

-- A dated set of actions, such as a planning campaign from November to May.
create table campaigns (
  campaign_id bigint generated always as identity primary key,
  plan_id text not null references plans,
  name text not null check (name <> ''),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  version integer not null default 1 check (version > 0),
  retired_at timestamptz
);

create unique index on campaigns (plan_id, name) where retired_at is null;
grant select, insert, update on campaigns to throughline_app;

-- `version` goes up by one with each change of the action, its links or its milestones.
create table plan_actions (
  action_id bigint generated always as identity primary key,
  plan_id text not null references plans,
  what text not null check (what <> ''),
  owner_post_id bigint references posts,
  start_on date,
  due_on date check (due_on >= start_on),
  status text not null check (
    status in (
      'not started', 'on track', 'at risk', 'overdue', 'done awaiting evidence',
      'done and evidenced', 'stopped'
    )
  ),
  stopped_because text check (stopped_because <> ''),
  campaign_id bigint references campaigns,
  version integer not null default 1 check (version > 0),
  changed_at timestamptz not null,
  retired_at timestamptz,
  check ((status = 'stopped') = (stopped_because is not null))
);

create index on plan_actions (plan_id, due_on, action_id) where retired_at is null;
create index on plan_actions (owner_post_id) where retired_at is null;
create index on plan_actions (campaign_id) where retired_at is null;
grant select, insert, update on plan_actions to throughline_app;

-- One action may answer several recommendations; the position is its place under each.
create table action_recommendations (
  action_recommendation_id bigint generated always as identity primary key,
  action_id bigint not null references plan_actions,
  recommendation_id bigint not null references recommendations,
  position integer not null check (position > 0),
  retired_at timestamptz
);

create unique index on action_recommendations (action_id, recommendation_id)
  where retired_at is null;
create index on action_recommendations (recommendation_id, position) where retired_at is null;
grant select, insert, update on action_recommendations to throughline_app;

create table action_contributors (
  action_contributor_id bigint generated always as identity primary key,
  action_id bigint not null references plan_actions,
  post_id bigint not null references posts,
  retired_at timestamptz
);

create unique index on action_contributors (action_id, post_id) where retired_at is null;
grant select, insert, update on action_contributors to throughline_app;

create table action_milestones (
  milestone_id bigint generated always as identity primary key,
  action_id bigint not null references plan_actions,
  what text not null check (what <> ''),
  due_on date not null,
  done_on date,
  retired_at timestamptz
);

create index on action_milestones (action_id, due_on) where retired_at is null;
grant select, insert, update on action_milestones to throughline_app;

-- Only ever added to.
create table action_comments (
  comment_id bigint generated always as identity primary key,
  action_id bigint not null references plan_actions,
  said_at timestamptz not null,
  person_id bigint references people,
  program text check (program <> ''),
  words text not null check (words <> ''),
  check ((person_id is null) = (program is not null))
);

create index on action_comments (action_id, comment_id);
grant select, insert on action_comments to throughline_app;
