import type { Typed } from '#plan/edit/checked.ts'
import type { FieldsApart, FormField } from '../../../forms/form.ts'

/** What was sent or kept for each field, lines ended in one way whatever the browser sends. */
export const typedOf = <Field extends string>(
  blank: Typed<Field>,
  given: Readonly<Record<string, string>>,
): Typed<Field> =>
  Object.fromEntries(
    Object.keys(blank).map((name) => [name, (given[name] ?? '').replaceAll('\r\n', '\n')]),
  ) as Typed<Field>

/** A field’s label and what stands in it, as a reader sees it. */
export function shownIn(field: FormField): { readonly label: string; readonly text: string } {
  const { label } = field
  if (field.kind === 'file') return { label, text: '' }
  if (field.kind === 'boxes') return { label, text: field.values.join(', ') }
  const text =
    field.kind === 'choice' || field.kind === 'radios'
      ? (field.options.find(({ value }) => value !== '' && value === field.value)?.text ?? '')
      : field.value
  return { label, text }
}

/** The fields in which the plan and what was typed differ. */
export function fieldsApart(
  theirs: readonly FormField[],
  yours: readonly FormField[],
): FieldsApart {
  const names = new Set([...yours, ...theirs].map(({ name }) => name))
  return [...names].flatMap((name) => {
    const [their, your] = [theirs, yours].map((fields) => {
      const field = fields.find((one) => one.name === name)
      return field && shownIn(field)
    })
    const apart = { theirs: their?.text ?? '', yours: your?.text ?? '' }
    return apart.theirs === apart.yours
      ? []
      : [{ label: your?.label ?? their?.label ?? name, ...apart }]
  })
}
