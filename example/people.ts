import { localDate } from '#calendar/local-date.ts'

/** A person of the invented council, with the one role they hold. */
export type ExamplePerson = {
  readonly name: string
  readonly role: string
  readonly team: string | null
  readonly service: string | null
  readonly workerId: string | null
  /** The posts of the plan that they hold. */
  readonly posts: readonly string[]
}

const person = (name: string, role: string, more: Partial<ExamplePerson> = {}): ExamplePerson => ({
  name,
  role,
  team: null,
  service: null,
  workerId: null,
  posts: [],
  ...more,
})

/** One in each role, in the order in which the first page offers them. */
export const examplePeople: readonly ExamplePerson[] = [
  person('Margaret Osei', 'assistant director'),
  person('Dana Whitlock', 'performance officer'),
  person('Tomasz Reid', 'head of service', {
    service: 'Fieldwork',
    posts: ['Head of Service, Fieldwork'],
  }),
  person('Priya Nolan', 'service manager', {
    service: 'Children in Care',
    posts: ['Head of Service, Children in Care'],
  }),
  person('Callum Frost', 'team manager', { team: 'Sallowford' }),
  person('Helen Marsh', 'lead officer', {
    posts: [
      'Head of Service, Safeguarding and Improvement',
      'Head of Service, Children in Care, Virtual School and Fostering, Adoption and Placements',
    ],
  }),
  person('Joseph Adeyemi', 'independent reviewing officer', { workerId: 'W1001' }),
  person('Sian Pugh', 'auditor', { service: 'Fieldwork' }),
  person('Leila Hart', 'virtual school', { posts: ['Virtual School Head'] }),
  person('George Penn', 'member'),
  person('Ruth Ellery', 'viewer of published versions'),
  person('Robin Akhtar', 'administrator'),
]

/** `margaret.osei@marlshire.example`: of a domain that no one can own. */
export const exampleEmail = ({ name }: ExamplePerson): string =>
  `${name.toLowerCase().replaceAll(' ', '.')}@marlshire.example`

/** They were there before the first extract. */
export const examplePeopleSince = localDate('2017-04-01')
