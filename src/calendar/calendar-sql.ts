import { calendarDays, firstCalendarDay, lastCalendarDay } from './working-days.ts'

/**
 * Statements that give DuckDB this calendar: the same numbered days as TypeScript reads, held as two
 * lists, and macros over them. Each macro is null outside the calendar, as its twin is undefined.
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
    .map((entry) => `date '${entry.day}'`)
    .join(',')
  return [
    `set variable working_day_numbers = [${numbers}]::integer[]`,
    `set variable working_days = [${days}]::date[]`,
    `create or replace macro working_day_number(day) as
      case when day between date '${firstCalendarDay}' and date '${lastCalendarDay}'
      then getvariable('working_day_numbers')[(day - date '${firstCalendarDay}') + 1] end`,
    `create or replace macro working_days_elapsed(from_day, to_day) as
      working_day_number(to_day) - working_day_number(from_day)`,
    `create or replace macro nth_working_day_after(day, n) as
      case when n = 0 and working_day_number(day) is not null then day
      else getvariable('working_days')[working_day_number(day) + n] end`,
    `create or replace macro add_months(day, n) as (day + to_months(n))::date`,
    `create or replace macro age_on(birth, day) as
      year(day) - year(birth)
      - case when month(day) * 100 + day(day) < month(birth) * 100 + day(birth) then 1 else 0 end`,
  ]
}
