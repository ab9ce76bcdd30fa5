/** The bytes a CSV is made of. None of them occurs inside a longer UTF-8 character. */
export const NUL = 0x00
export const TAB = 0x09
export const LF = 0x0a
export const VERTICAL_TAB = 0x0b
export const FORM_FEED = 0x0c
export const CR = 0x0d
export const SPACE = 0x20
export const QUOTE = 0x22
export const COMMA = 0x2c

/** The mark some programs put before UTF-8 text. */
export const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf])
