/** What is wrong with one field of what a person gave, and the sentence that tells them. */
export type FieldProblem<Field extends string = string> = {
  readonly field: Field
  readonly sentence: string
}

/**
 * What is wrong with a text: that it says nothing where it must, is longer than so many characters,
 * or has the character 0, which PostgreSQL cannot keep. `name` begins the sentence.
 */
export function textProblem(
  text: string | null,
  {
    name,
    most,
    required,
  }: { readonly name: string; readonly most: number; readonly required: boolean },
): string | undefined {
  const given = text?.trim() ?? ''
  if (given === '') return required ? `${name} is needed.` : undefined
  if (given.includes('\0')) return `${name} has a character that cannot be kept; type it again.`
  const length = Array.from(given).length
  return length > most
    ? `${name} is ${length} characters long; ${most} is the most it may have.`
    : undefined
}
