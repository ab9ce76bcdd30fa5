import type { Post } from '#people/find-posts.ts'
import type { Option } from '../../../forms/form.ts'
import { postInWords } from '../../../words/post-in-words.ts'

/** The posts to choose from, with whoever holds each, under a first that chooses none. */
export const postOptions = (posts: readonly Post[], none: string): readonly Option[] => [
  { value: '', text: none },
  ...posts.map((post) => ({ value: post.title, text: postInWords(post) })),
]
