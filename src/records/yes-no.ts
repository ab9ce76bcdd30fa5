const spellings = {
  YES: 'Y',
  TRUE: 'Y',
  '1': 'Y',
  NO: 'N',
  FALSE: 'N',
  '0': 'N',
} as const

/** A yes-or-no column, with the spellings that case systems write. */
export const yesNo = { type: 'code', codes: { Y: 'Yes', N: 'No' }, spellings } as const

/** A yes-or-no column in which not known is an answer. */
export const yesNoUnknown = {
  type: 'code',
  codes: { Y: 'Yes', N: 'No', U: 'Not known' },
  spellings: { ...spellings, UNKNOWN: 'U' },
} as const
