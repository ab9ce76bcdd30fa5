const sentences: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: (path) =>
    `The disk is full${path}. Nothing already there was changed; make room and try again.`,
  EDQUOT: (path) => `The disk quota is used up${path}. Nothing already there was changed.`,
  EACCES: (path) => `There is no permission to write${path}. Nothing was changed.`,
  EPERM: (path) => `There is no permission to write${path}. Nothing was changed.`,
  EROFS: (path) => `The disk can only be read${path}. Nothing was changed.`,
  ENOTDIR: (path) => `A file stands where a folder is needed${path}. Nothing was changed.`,
  ENOENT: (path) => `There is no such file or folder${path}. Nothing was changed.`,
  EEXIST: (path) => `A file stands where a folder is needed${path}. Nothing was changed.`,
}

/**
 * What went wrong with the machine, in one plain sentence; a fault of the program keeps its stack,
 * since whoever mends it needs it. No message of ours holds a child's data.
 */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, path } = error as NodeJS.ErrnoException
  const sentence = code === undefined ? undefined : sentences[code]
  if (sentence) return sentence(path === undefined ? '' : ` at ${path}`)
  if (/No space left on device|failed to offload data block/.test(error.message))
    return sentences['ENOSPC']?.('') ?? ''
  if (/Permission denied/.test(error.message)) return sentences['EACCES']?.('') ?? ''
  return error.stack ?? error.message
}
