import type { Post } from '#people/find-posts.ts'

/** `Head of Help – Ann Marsh`, `Director – vacant`. */
export const postInWords = ({ title, holder, deputy }: Post): string =>
  `${title} – ${holder?.name ?? 'vacant'}${deputy ? `, deputy ${deputy.name}` : ''}`
