import type { FieldProblem } from '../field-problem.ts'
import { noSuchPost, postsOfTitles } from '../posts-of-titles.ts'
import type { Within } from './edit.ts'

/** That an owner is no post of the register: a lead of a recommendation makes a post, an owner does not. */
export async function ownerProblems(
  within: Within,
  owner: string,
): Promise<readonly FieldProblem[]> {
  const posts = await postsOfTitles(within, [owner])
  return posts.has(owner) ? [] : [{ field: 'owner', sentence: noSuchPost(owner) }]
}
