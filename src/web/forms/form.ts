import type { FieldProblem } from '#plan/field-problem.ts'

type Common = {
  /** What the form sends it as; also its id on the page, so one form has each once. */
  readonly name: string
  readonly label: string
  readonly hint?: string
}

export type Option = { readonly value: string; readonly text: string; readonly hint?: string }

/** One thing a form asks for. */
export type FormField = Common &
  (
    | {
        readonly kind: 'line'
        readonly value: string
        /** Characters it is wide; as wide as there is room without. */
        readonly width?: 5 | 10 | 20
        readonly isNumber?: boolean
        /** Texts that are offered as one types; any other can be typed too. */
        readonly offers?: readonly string[]
      }
    | { readonly kind: 'lines'; readonly value: string; readonly rows: number }
    /** A day as `2020-03-31`, or nothing. */
    | { readonly kind: 'day'; readonly value: string }
    | { readonly kind: 'choice'; readonly value: string; readonly options: readonly Option[] }
    | { readonly kind: 'radios'; readonly value: string; readonly options: readonly Option[] }
    | {
        readonly kind: 'boxes'
        readonly values: readonly string[]
        readonly options: readonly Option[]
      }
    | { readonly kind: 'file'; readonly accept: string }
  )

/** A form as its page shows it, filled with what was typed before, sound or not. */
export type Form = {
  readonly action: string
  readonly fields: readonly FormField[]
  /** Sent along unseen: the version that was read, above all. */
  readonly hidden: Readonly<Record<string, string>>
  readonly button: string
  readonly problems: readonly FieldProblem[]
  /** Whose draft is kept as one types, of what; without one the form keeps none. */
  readonly draft?: DraftOfForm
  /** Where to go without sending it. */
  readonly cancel?: string
}

export type DraftOfForm = {
  readonly subject: string
  readonly subjectId: string
  /** The page the form is on. */
  readonly page: string
  /** In words, where the fields are filled from a draft. */
  readonly savedAt?: string | undefined
}

/** What each field of a form stands at: what somebody else made of it beside one's own text. */
export type FieldsApart = readonly {
  readonly label: string
  readonly theirs: string
  readonly yours: string
}[]
