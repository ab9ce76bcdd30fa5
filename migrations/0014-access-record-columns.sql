-- What pages say of an entry, read from its content once, when it is written: the content of a change
-- may hold a whole plan, and reading that anew for each look takes longer than the page.
alter table access_record
  add column children integer not null
    generated always as (coalesce(jsonb_array_length(content::jsonb -> 'children'), 0)) stored,
  -- The content but what was shown or changed: `by`, `from`, `why`.
  add column said jsonb not null
    generated always as (content::jsonb - '{children,before,after}'::text[]) stored;
