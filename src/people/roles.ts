/** What a person may do; each page and command asks for one. */
export type Permission =
  | 'read published versions'
  | 'see figures'
  | 'see children'
  | 'export children'
  | 'change the plan'
  | 'rate progress'
  | 'approve updates'
  | 'publish'
  | 'grade audits'
  | 'load extracts'
  | 'change settings'
  | 'manage people'
  | 'restrict children'
  | 'read the access record'

/** Those that are of children, and so go as far as the role that gives them reaches. */
export type ChildPermission = Extract<
  Permission,
  'see children' | 'export children' | 'grade audits'
>

/**
 * Whose children the role leads to, where it may see children at all. `services or teams` and
 * `teams` are named when the role is given; `own children` are those whom the person, by their
 * worker id, is involved with; `education` is children in care and in alternative provision.
 */
export type Reach =
  'every team' | 'services or teams' | 'teams' | 'own children' | 'education' | 'none'

export type Role = {
  readonly name: string
  readonly reach: Reach
  readonly may: readonly Permission[]
  /** What it may see and do, for whoever gives it. */
  readonly inWords: string
}

/** Every role there is. What is not here nobody may do. */
export const roles: readonly Role[] = [
  {
    name: 'administrator',
    reach: 'none',
    may: ['manage people', 'read the access record'],
    inWords: 'adds people, gives roles and reads the access record; sees no figure and no child',
  },
  {
    name: 'performance officer',
    reach: 'every team',
    may: [
      'read published versions',
      'see figures',
      'see children',
      'export children',
      'load extracts',
      'change settings',
      'publish',
    ],
    inWords: 'loads extracts, settles settings and publishes; sees the children of every team',
  },
  {
    name: 'assistant director',
    reach: 'every team',
    may: [
      'read published versions',
      'see figures',
      'see children',
      'export children',
      'change the plan',
      'rate progress',
      'approve updates',
      'publish',
      'restrict children',
      'read the access record',
    ],
    inWords:
      'answers for the plan, approves what leads say of it each month and publishes it; sees the children of every team, says who is named for a restricted child, reads the access record',
  },
  {
    name: 'head of service',
    reach: 'services or teams',
    may: [
      'read published versions',
      'see figures',
      'see children',
      'export children',
      'change the plan',
      'rate progress',
      'approve updates',
    ],
    inWords:
      'changes the plan, rates progress and approves what leads say of it each month; sees the children of their own services',
  },
  {
    name: 'service manager',
    reach: 'services or teams',
    may: ['read published versions', 'see figures', 'see children', 'export children'],
    inWords: 'sees every figure, and the children of their own services or teams',
  },
  {
    name: 'team manager',
    reach: 'teams',
    may: ['read published versions', 'see figures', 'see children', 'export children'],
    inWords: 'sees every figure, and the children of their own teams',
  },
  {
    name: 'lead officer',
    reach: 'none',
    may: ['read published versions', 'see figures', 'change the plan', 'rate progress'],
    inWords: 'changes the plan and rates progress; sees every figure and no child',
  },
  {
    name: 'independent reviewing officer',
    reach: 'own children',
    may: ['read published versions', 'see figures', 'see children'],
    inWords: 'sees every figure, and the children they are involved with now',
  },
  {
    name: 'auditor',
    reach: 'services or teams',
    may: ['read published versions', 'see figures', 'see children', 'grade audits'],
    inWords:
      'grades case files; sees every figure, and the children of the services or teams audited',
  },
  {
    name: 'virtual school',
    reach: 'education',
    may: ['read published versions', 'see figures', 'see children', 'export children'],
    inWords: 'sees every figure, and the children in care now or placed in alternative provision',
  },
  {
    name: 'member',
    reach: 'none',
    may: ['read published versions', 'see figures'],
    inWords: 'sees every figure and no child',
  },
  {
    name: 'viewer of published versions',
    reach: 'none',
    may: ['read published versions'],
    inWords: 'reads published versions and nothing else',
  },
]

export const findRole = (name: string): Role | undefined => roles.find((role) => role.name === name)

/** A team or service a role is given for; neither where the role takes none. */
export type GivenFor = { readonly team: string | null; readonly service: string | null }

/** Why a role cannot be given so, in a sentence; undefined where it can. */
export function problemOfGiving(
  { name, reach }: Role,
  { team, service }: GivenFor,
): string | undefined {
  const takes = {
    team: reach === 'teams' || reach === 'services or teams',
    service: reach === 'services or teams',
  }
  if (team !== null && service !== null)
    return 'Name a team or a service, and give the role once more for the other.'
  if (team !== null && !takes.team) return `The role ${name} is not given for a team.`
  if (service !== null && !takes.service) return `The role ${name} is not given for a service.`
  if (takes.team && team === null && service === null)
    return `The role ${name} is given for a ${takes.service ? 'service or a team' : 'team'}: name it.`
  return undefined
}
