import { findPosts } from '#people/find-posts.ts'
import type { Typed } from '#plan/edit/checked.ts'
import type { PlanEdit } from '#plan/edit/edit.ts'
import { findItem, findParent } from '#plan/edit/find-item.ts'
import { addAddress, changeAddress, newRecommendationAddress } from '../../addresses.ts'
import type { DraftSubject } from '../../forms/drafts-of-asker.ts'
import type { Asker } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Around, Editor } from './editor.ts'

/** An item as one request finds it, or the place where a new one goes. */
export type Opened<Content, Field extends string> = {
  readonly around: Around<Content>
  /** 0 where it is to be added. */
  readonly version: number
  readonly begins: Typed<Field>
  readonly heading: string
  readonly save: (content: Content, version: number) => PlanEdit
}

/** What is opened by the number in an address; undefined where the plan has it no longer. */
export type Open<Content, Field extends string> = {
  /** The route’s address, with `:id` for the number. */
  readonly address: string
  /** The address of one. */
  readonly pageOf: (id: number) => string
  readonly draftOf: (id: number) => DraftSubject
  readonly open: (
    needs: PageNeeds,
    asker: Asker,
    id: number,
  ) => Promise<Opened<Content, Field> | undefined>
}

const pathOfParent = { recommendation: 'recommendations', measure: 'measures' } as const

/** An item that is there, by its own number. */
export const opensItem = <Content, Field extends string>(
  editor: Editor<Content, Field>,
): Open<Content, Field> => ({
  address: `/plan/${editor.path}/:id/edit`,
  pageOf: (id) => changeAddress(editor.path, id),
  draftOf: (id) => ({ subject: editor.item.subject, subjectId: String(id) }),
  async open(needs, asker, id) {
    const plan = await needs.plan()
    const found = plan && (await findItem(needs.register, plan.id, editor.item, id))
    if (found === undefined) return undefined
    const { version, content } = found.kept
    return {
      around: { ...(await aroundOf(needs, asker)), where: found.where, before: content },
      version,
      begins: (editor.beginsWith ?? editor.typedOf)(content),
      heading: editor.headings.change,
      save: (changed, at) => editor.change({ id, version: at }, changed),
    }
  },
})

/** A new item, by the number of what it is to hang on. */
export function opensNew<Content, Field extends string>(
  editor: Editor<Content, Field>,
  add: NonNullable<Editor<Content, Field>['add']>,
): Open<Content, Field> {
  const { hangsOn } = editor.item
  const parentPath = hangsOn === 'plan' ? undefined : pathOfParent[hangsOn]
  return {
    address: parentPath ? `/plan/${parentPath}/:id/${editor.path}/new` : newRecommendationAddress,
    pageOf: (id) =>
      parentPath ? addAddress(parentPath, id, editor.path) : newRecommendationAddress,
    draftOf: (id) => ({ subject: editor.item.subject, subjectId: `new in ${id}` }),
    async open(needs, asker, id) {
      const plan = await needs.plan()
      const where = plan && (await findParent(needs.register, plan.id, editor.item, id))
      if (where === undefined) return undefined
      return {
        around: { ...(await aroundOf(needs, asker)), where, before: null },
        version: 0,
        begins: editor.blank,
        heading: editor.headings.add,
        save: (content) => add(id, content),
      }
    },
  }
}

const aroundOf = async (needs: PageNeeds, { person, day }: Asker) => ({
  posts: await findPosts(needs.register, day),
  person,
  day,
})
