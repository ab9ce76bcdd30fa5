/**
 * One reading for all who ask while another is under way: it begins after the last of them asked, so
 * nobody is given what was true before. One that fails fails for those who shared it.
 */
export function readTogether<Read>(read: () => Promise<Read>): () => Promise<Read> {
  let underWay: Promise<Read> | undefined
  let next: Promise<Read> | undefined
  const begin = (): Promise<Read> => {
    next = undefined
    const one = read().finally(() => {
      if (underWay === one) underWay = undefined
    })
    underWay = one
    return one
  }
  return () => {
    if (underWay === undefined) return begin()
    next ??= underWay.then(begin, begin)
    return next
  }
}
