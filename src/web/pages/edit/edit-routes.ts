import type { FastifyInstance } from 'fastify'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import type { Editor } from './editor.ts'
import { judgedRatingEditor } from './editors/judged-rating-editor.ts'
import { manualFigureEditor } from './editors/manual-figure-editor.ts'
import { measureEditor } from './editors/measure-editor.ts'
import { overrideEditor } from './editors/override-editor.ts'
import { recommendationEditor } from './editors/recommendation-editor.ts'
import { targetEditor } from './editors/target-editor.ts'
import { formRoute } from './form/form-route.ts'
import { opensItem, opensNew } from './opened.ts'
import { orderRoute } from './order/route.ts'
import { overviewRoute } from './overview/route.ts'
import { retireRoute } from './retire/route.ts'
import type { Tools } from './tools.ts'

/** The pages on which a plan is kept: what can be changed, a form for each, and the order. */
export function editRoutes(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const tools = { needs, render }
  overviewRoute(app, tools)
  orderRoute(app, tools)
  itemRoutes(app, recommendationEditor, tools)
  itemRoutes(app, judgedRatingEditor, tools)
  itemRoutes(app, overrideEditor, tools)
  itemRoutes(app, measureEditor, tools)
  itemRoutes(app, targetEditor, tools)
  itemRoutes(app, manualFigureEditor, tools)
}

function itemRoutes<Content, Field extends string>(
  app: FastifyInstance,
  editor: Editor<Content, Field>,
  tools: Tools,
): void {
  formRoute(app, editor, opensItem(editor), tools)
  if (editor.add) formRoute(app, editor, opensNew(editor, editor.add), tools)
  if (editor.retire) retireRoute(app, editor, editor.retire, tools)
}
