-- People, what they may see, the posts they hold, and children who are shown only to those named.
-- Nothing is deleted: what ends has a last day, and the access record says who ended it.
--
-- The program works as throughline_app, which owns nothing: it may do what is granted here.

do $$
begin
  execute format('grant usage on schema %I to throughline_app', current_schema());
end $$;

grant select, insert, update on
  plans, recommendations, posts, recommendation_leads, plan_measures, printed_figures, targets,
  evidence, actions
  to throughline_app;
grant select, insert on judged_ratings to throughline_app;

create table people (
  person_id bigint generated always as identity primary key,
  email text not null unique check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
  name text not null check (name <> ''),
  -- Their id in the case system, which leads to the children they work with.
  worker_id text check (worker_id <> ''),
  added_on date not null,
  -- From this day on they are kept out.
  disabled_on date check (disabled_on >= added_on)
);

grant select, insert, update (name, worker_id, disabled_on) on people to throughline_app;

-- What a role allows is in the program (src/people/roles.ts); a role it does not know allows nothing.
create table role_assignments (
  assignment_id bigint generated always as identity primary key,
  person_id bigint not null references people,
  role text not null check (role <> ''),
  team text check (team <> ''),
  service text check (service <> ''),
  from_on date not null,
  until_on date check (until_on >= from_on),
  check (team is null or service is null)
);

create index on role_assignments (person_id);
grant select, insert, update (until_on) on role_assignments to throughline_app;

-- A post has one holder and one deputy on a day, or none.
create table post_holders (
  post_holder_id bigint generated always as identity primary key,
  post_id bigint not null references posts,
  person_id bigint not null references people,
  held_as text not null check (held_as in ('holder', 'deputy')),
  from_on date not null,
  until_on date check (until_on >= from_on),
  exclude using gist (
    int8range(post_id, post_id, '[]') with &&, daterange(from_on, until_on, '[]') with &&
  ) where (held_as = 'holder'),
  exclude using gist (
    int8range(post_id, post_id, '[]') with &&, daterange(from_on, until_on, '[]') with &&
  ) where (held_as = 'deputy')
);

create index on post_holders (person_id);
grant select, insert, update (until_on) on post_holders to throughline_app;

create table restricted_children (
  restriction_id bigint generated always as identity primary key,
  child_id text not null check (child_id <> ''),
  why text not null check (why <> ''),
  from_on date not null,
  until_on date check (until_on >= from_on)
);

create index on restricted_children (child_id);
grant select, insert, update (until_on) on restricted_children to throughline_app;

create table restricted_child_viewers (
  restricted_child_viewer_id bigint generated always as identity primary key,
  child_id text not null check (child_id <> ''),
  person_id bigint not null references people,
  from_on date not null,
  until_on date check (until_on >= from_on)
);

create index on restricted_child_viewers (person_id);
grant select, insert, update (until_on) on restricted_child_viewers to throughline_app;

-- Who is looking, said once in each transaction: {"person": 3, "permissions": ["…"], "day": "2019-11-01"}.
-- Where nobody said so, nobody is looking, and the policies below show nothing.
create function viewer() returns jsonb language sql stable as $$
  select coalesce(nullif(current_setting('throughline.viewer', true), ''), '{}')::jsonb
$$;

create function viewer_may(permission text) returns boolean language sql stable as $$
  select coalesce(viewer() -> 'permissions' ? permission, false)
$$;

-- Null where nobody is looking.
create function is_in_force(from_on date, until_on date) returns boolean language sql stable as $$
  select (viewer() ->> 'day')::date between from_on and coalesce(until_on, date 'infinity')
$$;

alter table restricted_child_viewers enable row level security;

create policy own_or_all on restricted_child_viewers for select
  using (person_id = (viewer() ->> 'person')::bigint or viewer_may('restrict children'));
create policy added on restricted_child_viewers for insert
  with check (viewer_may('restrict children'));
create policy ended on restricted_child_viewers for update
  using (viewer_may('restrict children'));

alter table restricted_children enable row level security;

create policy named_or_all on restricted_children for select
  using (
    viewer_may('restrict children')
    or exists (
      select from restricted_child_viewers as named
      where named.child_id = restricted_children.child_id
        and named.person_id = (viewer() ->> 'person')::bigint
        and is_in_force(named.from_on, named.until_on)
    )
  );
create policy added on restricted_children for insert
  with check (viewer_may('restrict children'));
create policy ended on restricted_children for update
  using (viewer_may('restrict children'));

-- The children that the viewer's lists leave out: it must look past the policies to know them. They
-- are all that were ever restricted where nobody is looking.
create function children_hidden_from_viewer() returns setof text
language sql stable security definer as $$
  select child_id from restricted_children where is_in_force(from_on, until_on) is not false
  except
  select child_id from restricted_child_viewers
  where person_id = (viewer() ->> 'person')::bigint and is_in_force(from_on, until_on)
$$;

do $$
begin
  execute format(
    'alter function children_hidden_from_viewer() set search_path = %I, pg_temp', current_schema()
  );
end $$;

revoke execute on function children_hidden_from_viewer() from public;
grant execute on function children_hidden_from_viewer() to throughline_app;
