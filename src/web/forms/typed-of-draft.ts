import type { Draft } from '#plan/drafts/drafts.ts'
import type { Typed } from './read-upload.ts'

/** The fields of a form as a draft keeps them: boxes that were ticked are lines. */
export const typedOfDraft = <Field extends string, List extends string>(
  { content }: Pick<Draft, 'content'>,
  { fields, lists }: { readonly fields: readonly Field[]; readonly lists: readonly List[] },
): Typed<Field, List> =>
  Object.fromEntries([
    ...fields.map((name) => [name, content[name] ?? '']),
    ...lists.map((name) => [name, (content[name] ?? '').split('\n').filter((one) => one !== '')]),
  ]) as Typed<Field, List>
