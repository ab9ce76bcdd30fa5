-- The printed plan's lines of actions and evidence become actions and evidence as people keep them,
-- each from the instant since which its line has said so. The lines stay as they were recorded.

-- The last day that the words of a line say something is due by: `by 5 March 2020`, `by December 2019`.
create function pg_temp.due_in(words text) returns date language sql as $$
  select max(
    case
      when found[1] is null then last_of_month
      when found[1]::integer between 1 and extract(day from last_of_month)
        then date_trunc('month', last_of_month)::date + found[1]::integer - 1
    end
  )
  from regexp_matches(
      words,
      '\m[Bb]y (?:the end of )?(?:(\d{1,2}) )?(January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\M',
      'g'
    ) as found,
    lateral (
      select (to_date(found[2] || ' ' || found[3], 'Month YYYY') + interval '1 month - 1 day')::date
        as last_of_month
    ) as month
$$;

do $$
declare
  line record;
  began timestamptz;
  made bigint;
begin
  for line in
    select actions.*, recommendations.plan_id, recommendations.position as place
    from actions join recommendations using (recommendation_id)
    where actions.retired_at is null
    order by place, recommendation_id, actions.position
  loop
    select from_at into strict began from plan_history
      where table_name = 'actions' and until_at is null
        and row_key = jsonb_build_array(line.action_id)::text;
    insert into plan_actions (plan_id, what, due_on, status, changed_at)
      values (line.plan_id, line.statement, pg_temp.due_in(line.statement), 'not started', began)
      returning action_id into made;
    update plan_history set from_at = began
      where table_name = 'plan_actions' and row_key = jsonb_build_array(made)::text;
    insert into action_recommendations (action_id, recommendation_id, position)
      values (made, line.recommendation_id, line.position)
      returning action_recommendation_id into made;
    update plan_history set from_at = began
      where table_name = 'action_recommendations' and row_key = jsonb_build_array(made)::text;
  end loop;

  for line in
    select evidence.*, recommendations.plan_id, recommendations.position as place
    from evidence join recommendations using (recommendation_id)
    where evidence.retired_at is null
    order by place, recommendation_id, evidence.position
  loop
    select from_at into strict began from plan_history
      where table_name = 'evidence' and until_at is null
        and row_key = jsonb_build_array(line.evidence_id)::text;
    insert into evidence_items (plan_id, kind, title, changed_at)
      values (line.plan_id, 'not yet sorted', line.statement, began)
      returning evidence_item_id into made;
    update plan_history set from_at = began
      where table_name = 'evidence_items' and row_key = jsonb_build_array(made)::text;
    insert into evidence_claims (evidence_item_id, recommendation_id)
      values (made, line.recommendation_id)
      returning evidence_claim_id into made;
    update plan_history set from_at = began
      where table_name = 'evidence_claims' and row_key = jsonb_build_array(made)::text;
  end loop;
end $$;

revoke insert, update on actions, evidence from throughline_app;

drop function pg_temp.due_in(text);
