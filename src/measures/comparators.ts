/** One measure as it is published of other areas: facts to set beside the council's own figures. */
export type Comparator = {
  readonly geographies: readonly string[]
  /** By period, as this program names them, then by geography, as printed there. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** Where it is published. */
  readonly source: string
  /** What starts and ends the time counted there. */
  readonly clock: string
}

/** A comparator beside one measure, with what makes the two differ; empty where nothing does. */
export type Compared = { readonly comparator: Comparator; readonly differs: string }

/** Shares of the tables' completed assessments; years end on 31 March. */
const assessments: Comparator = {
  geographies: ['England', 'East Midlands'],
  values: {
    '2014-15': ['81.5', '87.9'],
    '2015-16': ['83.4', '86.9'],
    '2016-17': ['82.9', '85.6'],
    '2017-18': ['82.7', '82.3'],
    '2018-19': ['83.1', '84.3'],
    '2019-20': ['83.9', '87.5'],
    '2020-21': ['87.6', '92.9'],
    '2021-22': ['84.5', '92.3'],
    '2022-23': ['82.5', '88.6'],
    '2023-24': ['84.5', '91.1'],
  },
  source:
    'Department for Education, Characteristics of children in need: assessments by how long they took, years ending 31 March.',
  clock: 'From the start of the assessment to its authorisation.',
}

/** Calendar quarters are the quarters of a financial year under other names. */
const careProceedings: Comparator = {
  geographies: ['England and Wales'],
  values: {
    '2012-13 Q3': ['45.4'],
    '2013-14 Q2': ['35.8'],
    '2013-14 Q3': ['33.6'],
    '2014-15 Q3': ['28.7'],
    '2017-18 Q2': ['28'],
    '2018-19 Q4': ['33'],
    '2019-20 Q1': ['33'],
    '2020-21 Q1': ['36'],
    '2021-22 Q1': ['44'],
    '2021-22 Q3': ['47'],
    '2023-24 Q1': ['44'],
    '2023-24 Q2': ['43'],
    '2024-25 Q1': ['41'],
    '2024-25 Q2': ['40'],
  },
  source:
    'Ministry of Justice, Family Court Statistics Quarterly: average time to first disposal of care and supervision cases.',
  clock: 'From the application to the first definitive disposal.',
}

const compared: Readonly<Record<string, Compared>> = {
  'assessments-within-45-working-days-from-start': { comparator: assessments, differs: '' },
  'assessments-within-45-working-days': {
    comparator: assessments,
    differs:
      'The published clock starts with the assessment; this measure’s starts with the referral for a first assessment, so it is the stricter one.',
  },
  'care-proceedings-average-weeks': {
    comparator: careProceedings,
    differs:
      'The published clock runs to the first definitive disposal and counts cases; this measure’s runs to the final order and counts families.',
  },
}

/** What is published of other areas; undefined where there is no national comparator. */
export const comparedWith = (measure: string): Compared | undefined =>
  Object.hasOwn(compared, measure) ? compared[measure] : undefined
