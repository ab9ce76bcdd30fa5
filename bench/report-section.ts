/** One line of the report: a value at each scale, and what was to be reached. */
export type Line = {
  readonly label: string
  readonly values: readonly string[]
  readonly target?: { readonly text: string; readonly met: boolean }
}

export type Section = { readonly title: string; readonly lines: readonly Line[] }

export const whole = (value: number): string => Math.round(value).toLocaleString('en-GB')
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`
export const times = (value: number): string => `${value.toFixed(2)} ×`
export const megabytes = (value: number): string => `${whole(value)} MB`

/** A title and its lines in columns, as wide as their widest. */
export function sectionText({ title, lines }: Section): string {
  const labels = Math.max(...lines.map(({ label }) => label.length))
  const widths = [0, 1].map((index) =>
    Math.max(...lines.map(({ values }) => (values[index] ?? '').length)),
  )
  return [
    title,
    ...lines.map(({ label, values, target }) => {
      const cells = widths.map((width, index) => (values[index] ?? '').padStart(width))
      const verdict = target ? `${target.text}: ${target.met ? 'met' : 'NOT MET'}` : ''
      return `  ${label.padEnd(labels)}  ${cells.join('  ')}  ${verdict}`.trimEnd()
    }),
  ].join('\n')
}
