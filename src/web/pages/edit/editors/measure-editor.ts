import { catalogue, findMeasure } from '#measures/catalogue/index.ts'
import { checkMeasure, type MeasureField } from '#plan/edit/check-measure.ts'
import type { Checked, Typed } from '#plan/edit/checked.ts'
import { measureItem, type MeasureContent } from '#plan/edit/measure-item.ts'
import type { FormField } from '../../../forms/form.ts'
import { changesOf, type Editor } from '../editor.ts'

type Field = MeasureField | 'ownId'

const blank: Typed<Field> = {
  measure: '',
  ownId: '',
  statement: '',
  unit: '',
  status: 'agreed',
  rationale: '',
  assumed: '',
  baselinePeriod: '',
  baselineValue: '',
  baselineGeography: '',
  baselineSource: 'own',
  baselineNote: '',
}

/** A measure of a recommendation, bound to the catalogue where that counts it, with its baseline. */
export const measureEditor: Editor<MeasureContent, Field> = {
  ...changesOf(measureItem),
  path: 'measures',
  name: 'measure',
  needs: 'change the plan',
  headings: {
    change: 'Change the measure',
    add: 'Add a measure',
    retire: 'Retire this measure',
  },
  blank,
  typedOf: ({ measure, statement, unit, status, rationale, assumed, baseline }) => ({
    ...blank,
    ...(findMeasure(measure) ? { measure } : { ownId: measure }),
    statement,
    unit: unit ?? '',
    status,
    rationale: rationale ?? '',
    assumed: assumed ?? '',
    ...(baseline === null
      ? {}
      : {
          baselinePeriod: baseline.period,
          baselineValue: baseline.value?.toFixed(baseline.places) ?? '',
          baselineGeography: baseline.geography ?? '',
          baselineSource: baseline.source,
          baselineNote: baseline.note ?? '',
        }),
  }),
  fields: (typed) => [...measureFields(typed), ...baselineFields(typed)],
  read: (typed, { before }) =>
    withTeamRange(checkMeasure({ ...typed, measure: typed.measure || typed.ownId.trim() }), before),
  fieldOf: (field, { measure, ownId }) =>
    field === 'measure' && measure === '' && ownId.trim() !== '' ? 'ownId' : field,
}

/** The range of the teams, which the form does not ask for, stays while the period does. */
function withTeamRange(
  checked: Checked<MeasureContent, MeasureField>,
  before: MeasureContent | null,
): Checked<MeasureContent> {
  const baseline = checked.ok ? checked.content.baseline : null
  const kept = before?.baseline
  if (!checked.ok || baseline === null || kept?.period !== baseline.period) return checked
  const { teamRange } = kept
  return { ok: true, content: { ...checked.content, baseline: { ...baseline, teamRange } } }
}

const measureFields = (typed: Typed<Field>): readonly FormField[] => [
  {
    kind: 'choice',
    name: 'measure',
    label: 'Measure of the catalogue',
    hint: 'What is counted from the records. Its unit must be chosen to match.',
    value: typed.measure,
    options: [
      { value: '', text: 'None of them counts it' },
      ...catalogue.map(({ id, title, unit }) => ({ value: id, text: `${title} (${unit})` })),
    ],
  },
  {
    kind: 'line',
    name: 'ownId',
    label: 'Its id, where none of the catalogue counts it',
    hint: 'Small letters, figures and hyphens, such as care-leavers-survey.',
    value: typed.ownId,
  },
  {
    kind: 'lines',
    name: 'statement',
    label: 'Statement',
    hint: 'What the plan says is to be achieved.',
    value: typed.statement,
    rows: 3,
  },
  {
    kind: 'choice',
    name: 'unit',
    label: 'Unit',
    value: typed.unit,
    options: [
      { value: '', text: 'Not settled' },
      { value: 'percent', text: 'Percent' },
      { value: 'weeks', text: 'Weeks' },
      { value: 'count', text: 'Count' },
    ],
  },
  {
    kind: 'radios',
    name: 'status',
    label: 'Status',
    value: typed.status,
    options: [
      { value: 'agreed', text: 'Agreed' },
      { value: 'to be agreed', text: 'To be agreed', hint: 'What to count is not settled.' },
      { value: 'counted elsewhere', text: 'Counted under another recommendation' },
    ],
  },
  {
    kind: 'lines',
    name: 'rationale',
    label: 'Rationale',
    hint: 'Why it is measured: the footnote of the printed plan. It can be left empty.',
    value: typed.rationale,
    rows: 3,
  },
  {
    kind: 'lines',
    name: 'assumed',
    label: 'Assumed',
    hint: 'A reading of the printed plan that its table does not settle. It can be left empty.',
    value: typed.assumed,
    rows: 3,
  },
]

const baselineFields = (typed: Typed<Field>): readonly FormField[] => [
  {
    kind: 'line',
    name: 'baselinePeriod',
    label: 'Period of the baseline',
    hint: 'Such as 2018-19, 2019-20 Q2 or 2019-03. Leave the fields of the baseline empty where there is none.',
    value: typed.baselinePeriod,
    width: 20,
  },
  {
    kind: 'line',
    name: 'baselineValue',
    label: 'Baseline',
    hint: 'The figure alone, such as 12.5; nothing where it is not applicable.',
    value: typed.baselineValue,
    width: 10,
    isNumber: true,
  },
  {
    kind: 'line',
    name: 'baselineGeography',
    label: 'What the baseline covers',
    hint: 'Where that is not the council, such as a court area.',
    value: typed.baselineGeography,
  },
  {
    kind: 'radios',
    name: 'baselineSource',
    label: 'Who counted the baseline',
    value: typed.baselineSource,
    options: [
      { value: 'own', text: 'The council' },
      { value: 'returned', text: 'Another body' },
    ],
  },
  {
    kind: 'lines',
    name: 'baselineNote',
    label: 'Note on the baseline',
    value: typed.baselineNote,
    rows: 2,
  },
]
