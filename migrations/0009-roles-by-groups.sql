-- Roles that follow the groups somebody is in where the council signs people in: given and ended at
-- each sign-in, beside those given by hand, which stay.

alter table role_assignments
  add column given_by text not null default 'hand' check (given_by in ('hand', 'council sign-in'));

-- What is taken back on the day it was given ended the day before it began: it is in force on no day.
alter table role_assignments drop constraint role_assignments_check;
alter table role_assignments
  add constraint role_assignments_days_check check (until_on >= from_on - 1);
