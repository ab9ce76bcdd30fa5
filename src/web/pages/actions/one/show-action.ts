import type { FastifyReply } from 'fastify'
import type { Action } from '#plan/actions/action.ts'
import { actionHistory } from '#plan/actions/action-history.ts'
import { findComments } from '#plan/actions/comments.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import type { Plan } from '#plan/plan.ts'
import { findOwnDraft } from '../../../forms/drafts-of-asker.ts'
import { sendFormPage } from '../../../forms/send-form-page.ts'
import type { Asker } from '../../../guard/asker.ts'
import type { PageNeeds } from '../../../page-needs.ts'
import type { Render } from '../../../templates.ts'
import { instantInWords } from '../../../words/instant-in-words.ts'
import { namesOfPlan } from '../names-of-plan.ts'
import { actionView, commentDraft } from './view.ts'

type Shown = {
  readonly action: Action
  readonly plan: Plan
  readonly asker: Asker
  /** What was typed as a comment; the draft of one where nothing was sent. */
  readonly words?: string
  readonly problems?: readonly FieldProblem[]
  readonly refusal?: string
  readonly status?: 409 | 422
}

/** Sends the page of an action as it is now, with what was typed into its form. */
export async function showAction(
  reply: FastifyReply,
  { action, plan, asker, words, problems = [], refusal, status }: Shown,
  { needs, render }: { readonly needs: PageNeeds; readonly render: Render },
): Promise<FastifyReply> {
  const mayChange = asker.permissions.has('change the plan')
  const draft =
    mayChange && words === undefined
      ? await findOwnDraft(needs, asker, commentDraft(action.id))
      : undefined
  const view = actionView({
    action,
    comments: await findComments(needs.register, action.id),
    history: await actionHistory(needs.register, action.id),
    names: await namesOfPlan(needs.register, plan, asker.day),
    day: asker.day,
    mayChange,
    comment: {
      words: words ?? draft?.content['words'] ?? '',
      problems,
      savedAt: draft && instantInWords(draft.savedAt.toISOString()),
    },
    refusal,
  })
  const page = { template: 'pages/actions/one/page.njk', view, ...(status && { status }) }
  return sendFormPage(reply, page, { needs, render })
}
