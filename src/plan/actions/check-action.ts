import { textProblem, type FieldProblem } from '../field-problem.ts'
import { actionStatuses, type ActionContent } from './action.ts'

export type ActionField = keyof ActionContent

const mostCharacters = 1000
export const mostMilestones = 50
const mostPosts = 30

/**
 * What is wrong with an action by itself; whether its posts, recommendations and campaign exist is
 * for the register to say.
 */
export function checkAction(content: ActionContent): readonly FieldProblem<ActionField>[] {
  const { what, start, due, milestones } = content
  const problems: FieldProblem<ActionField>[] = []
  const say = (field: ActionField, sentence: string | undefined) => {
    if (sentence !== undefined) problems.push({ field, sentence })
  }
  say(
    'what',
    textProblem(what, { name: 'What is to be done', most: mostCharacters, required: true }),
  )
  if (start !== null && due !== null && due < start)
    say('due', 'The day it is due comes before the day it starts; change one of them.')
  say('status', statusProblem(content))
  say('stoppedBecause', reasonProblem(content))
  say('contributors', contributorsProblem(content))
  say('milestones', milestonesProblem(milestones))
  say('recommendations', repeatedProblem(content.recommendations))
  return problems
}

const statusProblem = ({ status }: ActionContent): string | undefined =>
  actionStatuses.includes(status)
    ? undefined
    : `The status is one of: ${actionStatuses.join(', ')}.`

function reasonProblem({ status, stoppedBecause }: ActionContent): string | undefined {
  if (status !== 'stopped')
    return stoppedBecause === null
      ? undefined
      : 'A reason for stopping goes with the status ‘stopped’ alone; take one of them away.'
  return textProblem(stoppedBecause, {
    name: 'The reason why it was stopped',
    most: mostCharacters,
    required: true,
  })
}

function contributorsProblem({ owner, contributors }: ActionContent): string | undefined {
  if (contributors.length > mostPosts) return `An action has at most ${mostPosts} contributors.`
  if (owner !== null && contributors.includes(owner))
    return `The post '${owner}' is the owner; take it from the contributors.`
  return repeated(contributors) ? 'A post is named twice among the contributors.' : undefined
}

function milestonesProblem(milestones: ActionContent['milestones']): string | undefined {
  if (milestones.length > mostMilestones)
    return `An action has at most ${mostMilestones} milestones.`
  for (const { what } of milestones) {
    const problem = textProblem(what, { name: 'A milestone', most: 300, required: true })
    if (problem !== undefined) return problem
  }
  const ids = milestones.flatMap(({ id }) => (id === null ? [] : String(id)))
  return repeated(ids) ? 'A milestone is there twice.' : undefined
}

const repeatedProblem = (refs: readonly string[]): string | undefined =>
  repeated(refs) ? 'A recommendation is named twice.' : undefined

const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length
