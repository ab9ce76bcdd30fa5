import { calendarDays, firstCalendarDay, lastCalendarDay } from './working-days.ts'

/**
 * Statements that give DuckDB this calendar: the same numbered days as TypeScript reads, held as two
 * lists, and macros over them. Each macro is null outside the calendar, as its twin is undefined. The
 * lists stand in a table of one row: as constants they made every statement slow to plan. Each is
 * written as one text, since tens of thousands of constants took longer to read than to use.
 *
 * - `working_day_number(day)`: working days from the calendar's first day to this one
 * - `working_days_elapsed(from, to)` and `nth_working_day_after(day, n)`: see working-days.ts
 * - `add_months(day, n)`: clipped to the month's last day
 * - `age_on(birth, day)`: completed years; 29 February has its birthday on 1 March in other years
 */
export function calendarSql(): string[] {
  const numbers = calendarDays.map((entry) => entry.number).join(',')
  const days = calendarDays
    .filter((entry) => entry.working)
    .map((entry) => entry.day)
    .join(',')
  return [
    `create or replace table calendar_lists as
      select '[${numbers}]'::integer[] as working_day_numbers, '[${days}]'::date[] as working_days`,
    `create or replace macro working_day_number(day) as
      case when day between date '${firstCalendarDay}' and date '${lastCalendarDay}'
      then (select working_day_numbers from calendar_lists)[(day - date '${firstCalendarDay}') + 1] end`,
    `create or replace macro working_days_elapsed(from_day, to_day) as
      working_day_number(to_day) - working_day_number(from_day)`,
    `create or replace macro nth_working_day_after(day, n) as
      case when n = 0 and working_day_number(day) is not null then day
      else (select working_days from calendar_lists)[working_day_number(day) + n] end`,
    `create or replace macro add_months(day, n) as (day + to_months(n))::date`,
    `create or replace macro age_on(birth, day) as
      year(day) - year(birth)
      - case when month(day) * 100 + day(day) < month(birth) * 100 + day(birth) then 1 else 0 end`,
  ]
}
