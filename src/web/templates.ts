import path from 'node:path'
import nunjucks from 'nunjucks'
import { optionsOf } from './options-of.ts'
import { termOf } from './terms/terms.ts'

const govuk = path.join(import.meta.dirname, '../../node_modules/govuk-frontend/dist')

/** Prints one page from its prepared view. */
export type Render = (template: string, view: object) => string

/**
 * Templates are found by their path under `src/web`, and GOV.UK's macros under `govuk/`. A page is
 * printed in one go, so the terms used since it was begun are its own.
 */
export function openTemplates(): Render {
  const environment = new nunjucks.Environment(
    new nunjucks.FileSystemLoader([import.meta.dirname, govuk]),
    { autoescape: true, trimBlocks: true, lstripBlocks: true },
  )
  const used = new Set<string>()
  environment.addGlobal('useTerm', (id: string) => {
    used.add(termOf(id).id)
    return `term-${id}`
  })
  environment.addGlobal('usedTerms', () => [...used].map(termOf))
  environment.addGlobal('optionsOf', optionsOf)
  return (template, view) => {
    used.clear()
    return environment.render(template, view)
  }
}
