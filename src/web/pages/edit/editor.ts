import type { LocalDate } from '#calendar/local-date.ts'
import type { Permission } from '#people/roles.ts'
import type { Person } from '#people/find-people.ts'
import type { Post } from '#people/find-posts.ts'
import type { Checked, Typed } from '#plan/edit/checked.ts'
import {
  adding,
  editing,
  retiring,
  type Item,
  type ItemAt,
  type PlanEdit,
} from '#plan/edit/edit.ts'
import type { FoundAs, Where } from '#plan/edit/find-item.ts'
import type { FormField } from '../../forms/form.ts'

/** What a form of an item is filled and read with, beside what was typed. */
export type Around<Content> = {
  readonly where: Where
  readonly posts: readonly Post[]
  /** What the item says now; null where it is to be added. */
  readonly before: Content | null
  readonly person: Person
  readonly day: LocalDate
}

/** One kind of item of the plan, as its pages change it. */
export type Editor<Content, Field extends string> = {
  /** In addresses, such as `targets`. */
  readonly path: string
  /** In sentences, such as `target`. */
  readonly name: string
  readonly needs: Permission
  readonly item: FoundAs<Content> & { readonly subject: string }
  readonly headings: { readonly change: string; readonly add: string; readonly retire: string }
  /** What stands above the form. */
  readonly sentences?: (around: Around<Content>) => readonly string[]
  /** How every field is named that may be sent, and what it holds where nothing was typed. */
  readonly blank: Typed<Field>
  /** What the item says, as it would be typed. */
  readonly typedOf: (content: Content) => Typed<Field>
  /** What the form begins with, where that is not what the item says. */
  readonly beginsWith?: (content: Content) => Typed<Field>
  readonly fields: (typed: Typed<Field>, around: Beside) => readonly FormField[]
  readonly read: (typed: Typed<Field>, around: Around<Content>) => Checked<Content>
  /** Where a problem of the plan’s field stands on the form; at the field of its name without. */
  readonly fieldOf?: (field: string, typed: Typed<Field>) => string
  readonly change: (at: ItemAt, content: Content) => PlanEdit
  readonly add?: (parentId: number, content: Content) => PlanEdit
  readonly retire?: (at: ItemAt) => PlanEdit
}

/** What fields are drawn with; an item that is gone leaves the posts alone. */
export type Beside = Pick<Around<unknown>, 'posts'> & { readonly where?: Where }

/** How an item is changed, added and retired. */
export const changesOf = <Content>(item: Item<Content>) => ({
  item,
  change: (at: ItemAt, content: Content) => editing(item, at, content),
  add: (parentId: number, content: Content) => adding(item, parentId, content),
  retire: (at: ItemAt) => retiring(item, at),
})
