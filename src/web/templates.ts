import path from 'node:path'
import nunjucks from 'nunjucks'

const govuk = path.join(import.meta.dirname, '../../node_modules/govuk-frontend/dist')

/** Prints one page from its prepared view. */
export type Render = (template: string, view: object) => string

/** Templates are found by their path under `src/web`, and GOV.UK's macros under `govuk/`. */
export function openTemplates(): Render {
  const environment = new nunjucks.Environment(
    new nunjucks.FileSystemLoader([import.meta.dirname, govuk]),
    { autoescape: true, trimBlocks: true, lstripBlocks: true },
  )
  return (template, view) => environment.render(template, view)
}
