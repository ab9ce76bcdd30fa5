import { asViewer } from '#people/viewer.ts'
import { viewerOf } from '#people/scope-for.ts'
import { dropDraft, findDraft, findDrafted, saveDraft, type Draft } from '#plan/drafts/drafts.ts'
import type { Asker } from '../guard/asker.ts'
import type { PageNeeds } from '../page-needs.ts'

type Needs = Pick<PageNeeds, 'register'>

/** What a draft is of: `subjectId` is the item’s number, or names where a new one would go. */
export type DraftSubject = { readonly subject: string; readonly subjectId: string }

/** The draft that whoever asks has of something; undefined where there is none. */
export const findOwnDraft = (
  { register }: Needs,
  asker: Asker,
  of: DraftSubject,
): Promise<Draft | undefined> =>
  asViewer(register, viewerOf(asker.person, asker.today), (within) =>
    findDraft(within, { person: asker.person.id, ...of }),
  )

/** Everything that whoever asks has a draft of. */
export const findOwnDrafted = (
  { register }: Needs,
  asker: Asker,
): Promise<readonly DraftSubject[]> =>
  asViewer(register, viewerOf(asker.person, asker.today), (within) =>
    findDrafted(within, asker.person.id),
  )

export const saveOwnDraft = (
  { register }: Needs,
  asker: Asker,
  of: DraftSubject,
  draft: Draft,
): Promise<void> =>
  asViewer(register, viewerOf(asker.person, asker.today), (within) =>
    saveDraft(within, { person: asker.person.id, ...of }, draft),
  )

/** Called once what was typed is in the register, or is not wanted. */
export const dropOwnDraft = ({ register }: Needs, asker: Asker, of: DraftSubject): Promise<void> =>
  asViewer(register, viewerOf(asker.person, asker.today), (within) =>
    dropDraft(within, { person: asker.person.id, ...of }),
  )
