import { dictionary } from '@zxcvbn-ts/language-common'

const shortest = 12
const longest = 200

/** Why a password is not good enough, in a sentence; undefined where it is. */
export function problemOfPassword(password: string, email: string): string | undefined {
  const length = Array.from(password).length
  if (length < shortest)
    return `Choose a password of ${shortest} characters or more: three or four words you will remember will do.`
  if (length > longest) return `Choose a password of ${longest} characters at most.`
  const said = password.toLowerCase()
  const [name = ''] = email.toLowerCase().split('@')
  if (name.length > 2 && said.includes(name))
    return 'Choose a password without the name in your e-mail address: that is tried first.'
  if (isCommon(said))
    return 'That password is among those tried first. Choose one that nobody else would.'
  return undefined
}

let common: ReadonlySet<string> | undefined

/** As it is, without what is put before or behind to make it longer, or with hardly a letter in it. */
function isCommon(said: string): boolean {
  common ??= new Set(dictionary['passwords-common'])
  const bare = said.replaceAll(/^[^a-z]+|[^a-z]+$/g, '')
  if (new Set(said).size < 5) return true
  return common.has(said) || common.has(bare) || isRepeated(said)
}

/** `passwordpassword`, `abc1abc1abc1`. */
const isRepeated = (said: string): boolean => /^(.{1,8})\1+$/.test(said)
