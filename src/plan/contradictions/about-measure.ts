/** Words that stand in the names of many measures and tell none of them apart. */
const common = new Set(['within', 'month', 'months', 'weeks', 'working', 'above', 'under', 'rated'])

/** As much of a word as its forms have in common: `assess` of assessments and assessed. */
const stemLength = 6

/** Whether a text has a word of a measure's name. */
export function aboutMeasure(text: string, name: string): boolean {
  const said = new Set(stemsOf(text))
  return stemsOf(name).some((stem) => said.has(stem))
}

const stemsOf = (text: string): readonly string[] =>
  [...text.toLowerCase().matchAll(/[a-z]{5,}/g)]
    .map(([word]) => word)
    .filter((word) => !common.has(word))
    .map((word) => word.slice(0, stemLength))
