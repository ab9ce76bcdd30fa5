import { parseLocalDate, type LocalDate } from '#calendar/local-date.ts'
import type { CampaignContent } from '#plan/actions/campaigns.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { formBody } from '../../forms/form-body.ts'
import type { FieldsApart, Form } from '../../forms/form.ts'

export type TypedCampaign = Readonly<Record<keyof CampaignContent, string>>

export const campaignBody = formBody(['name', 'from', 'until', 'version'])

export type ReadCampaign =
  | { readonly ok: true; readonly content: CampaignContent }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** Reads the days; the name is the register's to check. */
export function readCampaign({ name, from, until }: TypedCampaign): ReadCampaign {
  const problems: FieldProblem[] = []
  const day = (field: 'from' | 'until', what: string, text: string): LocalDate => {
    const read = parseLocalDate(text.trim())
    if (read !== undefined) return read
    const sentence =
      text.trim() === ''
        ? `${what} is needed.`
        : `${what} is no day there is; write it as 2020-03-31.`
    problems.push({ field, sentence })
    return '2000-01-01' as LocalDate
  }
  const content = {
    name,
    from: day('from', 'The first day', from),
    until: day('until', 'The last day', until),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, content }
}

export const campaignForm = (
  typed: TypedCampaign,
  rest: Pick<Form, 'action' | 'hidden' | 'button' | 'problems' | 'cancel'>,
): Form => ({
  ...rest,
  fields: [
    {
      kind: 'line',
      name: 'name',
      label: 'Name',
      hint: 'Such as Planning campaign.',
      value: typed.name,
    },
    { kind: 'day', name: 'from', label: 'First day', value: typed.from },
    { kind: 'day', name: 'until', label: 'Last day', value: typed.until },
  ],
})

const labels = { name: 'Name', from: 'First day', until: 'Last day' } as const

/** What somebody else made of a campaign beside what was typed. */
export const campaignApart = (theirs: CampaignContent, yours: TypedCampaign): FieldsApart =>
  (['name', 'from', 'until'] as const).flatMap((field) =>
    theirs[field] === yours[field].trim()
      ? []
      : [{ label: labels[field], theirs: theirs[field], yours: yours[field] }],
  )
