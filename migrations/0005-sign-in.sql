-- How people sign in. Who there is stands in people and nowhere else: a row here follows each of
-- theirs by itself, and the program may add none, so that nobody can sign themselves up.
--
-- The columns of users, sessions, accounts and verifications are those that better-auth asks for.

create table sign_in_users (
  id text primary key,
  person_id bigint unique generated always as (id::bigint) stored references people,
  email text not null unique,
  email_verified boolean not null default false,
  -- better-auth asks for a name; theirs is in people.
  name text not null default '',
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create function keep_sign_in_user() returns trigger language plpgsql security definer as $$
begin
  insert into sign_in_users (id, email) values (new.person_id::text, new.email)
    on conflict (id) do update set email = excluded.email;
  return null;
end $$;

do $$
begin
  execute format(
    'alter function keep_sign_in_user() set search_path = %I, pg_temp', current_schema()
  );
end $$;

create trigger keep_sign_in_user after insert or update of email on people
  for each row execute function keep_sign_in_user();

insert into sign_in_users (id, email) select person_id::text, email from people;

grant select, update (email_verified, name, image, updated_at) on sign_in_users to throughline_app;

create table sign_in_sessions (
  id text primary key,
  user_id text not null references sign_in_users (id),
  -- What the cookie holds, signed with a secret that is not in the register.
  token text not null unique,
  created_at timestamptz not null,
  -- When it was last asked for, to the minute.
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- After a password a second factor is asked for here; a provider has asked for its own.
  signed_in_with text not null default 'provider' check (signed_in_with in ('password', 'provider'))
);

create index on sign_in_sessions (user_id);
grant select, insert, update, delete on sign_in_sessions to throughline_app;

create table sign_in_accounts (
  id text primary key,
  user_id text not null references sign_in_users (id),
  account_id text not null,
  -- `credential` for a password.
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  -- Its hash.
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);

create index on sign_in_accounts (user_id);
grant select, insert, update, delete on sign_in_accounts to throughline_app;

-- What waits for its second half: a sign-in for its second factor, a provider's for its answer.
create table sign_in_verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index on sign_in_verifications (identifier);
grant select, insert, update, delete on sign_in_verifications to throughline_app;

create table sign_in_second_factors (
  person_id bigint primary key references people,
  -- Encrypted with a secret that is not in the register.
  secret text not null,
  -- Null until the first code was right.
  confirmed_at timestamptz,
  -- The half-minute of the code used last: no code of then or before is taken again.
  last_step bigint not null default 0
);

grant select, insert, update, delete on sign_in_second_factors to throughline_app;

create table sign_in_recovery_codes (
  person_id bigint not null references people,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

grant select, insert, update (used_at), delete on sign_in_recovery_codes to throughline_app;

-- With one of these, once, a person chooses a password.
create table sign_in_invitations (
  code_hash text primary key,
  person_id bigint not null references people,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- When a password was chosen with it, or another took its place.
  ended_at timestamptz
);

create index on sign_in_invitations (person_id);
grant select, insert, update (ended_at) on sign_in_invitations to throughline_app;

-- Failures to sign in, by account, device and address. A key is a keyed hash: whoever reads the
-- table learns no address that was typed.
create table sign_in_attempts (
  key text primary key,
  failures integer not null check (failures >= 0),
  last_at timestamptz not null
);

create index on sign_in_attempts (last_at);
grant select, insert, update, delete on sign_in_attempts to throughline_app;
