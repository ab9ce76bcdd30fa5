import { keepGroupRoles } from '#people/keep-group-roles.ts'
import { readSetCookie } from '../cookies.ts'
import { enter } from '../enter.ts'
import type { SignInNeeds, Visit } from '../needs.ts'
import type { openAuth } from '../open-auth.ts'
import { recordFailure } from '../record.ts'
import { readSigned } from '../signed-value.ts'
import { rolesOf } from './claims.ts'
import { councilId, type CouncilProvider, type Heard } from './council-provider.ts'
import { refusalOf, reasons, type Refusal } from './refusals.ts'
import { withinSeconds } from './within-seconds.ts'

/** The way in by the council's own sign-in. */
export type CouncilSignIn = {
  /** What the button to it says. */
  readonly name: string
  /** Where to send a browser that is to come to `next`, a path of ours; or that it did not answer. */
  readonly begin: (
    next: string,
  ) => Promise<
    { readonly ok: true; readonly address: string; readonly cookies: readonly string[] } | Refused
  >
  /** Takes the provider's answer, as it stands in the query of our own address. */
  readonly comeBack: (
    query: Readonly<Record<string, string>>,
    visit: Visit,
  ) => Promise<
    { readonly ok: true; readonly next: string; readonly cookies: readonly string[] } | Refused
  >
}

type Refused = {
  readonly ok: false
  readonly refusal: Refusal
  /** For whoever runs the service: what went wrong, in a word of the protocol. */
  readonly word: string
  readonly cookies: readonly string[]
}

/** How long a provider may take to what it is asked at once. */
const longestSeconds = 10

export function councilSignIn(
  needs: SignInNeeds,
  auth: ReturnType<typeof openAuth>,
  { settings, discoveryUrl, hearing }: CouncilProvider,
): CouncilSignIn {
  const { db, now, today, names, keys, cookie } = needs
  const over = [cookie(names.council, '', 0)]
  const refused = (word: string): Refused => ({
    ok: false,
    refusal: refusalOf(word),
    word,
    cookies: over,
  })

  return {
    name: settings.name,

    async begin(next) {
      const at = now()
      await db.deleteFrom('sign_in_verifications').where('expires_at', '<', at).execute()
      const problem = await problemOfProvider(discoveryUrl, settings.issuer)
      if (problem !== undefined) return refused(problem)
      const begun = await withinSeconds(longestSeconds, () =>
        auth.api.signInSocial({
          body: { provider: councilId, callbackURL: next, disableRedirect: true },
          headers: new Headers(),
          returnHeaders: true,
        }),
      )
      if (!begun.ok) return refused('no_answer')
      const address = begun.value.response.url
      if (address === undefined) return refused('no_address')
      return { ok: true, address, cookies: begun.value.headers.getSetCookie() }
    },

    async comeBack(query, visit) {
      const at = now()
      const heard: Heard = {}
      const answered = await withinSeconds(longestSeconds, () =>
        hearing.run(heard, () =>
          auth.api.callbackOAuth({
            method: 'GET',
            params: { id: councilId },
            query,
            headers: new Headers({ cookie: visit.cookie ?? '' }),
            asResponse: true,
          }),
        ),
      )
      if (!answered.ok) return refused('no_answer')
      const { headers } = answered.value
      const location = new URL(headers.get('location') ?? '/', 'http://here')
      const token = readSigned(readSetCookie(headers.getSetCookie(), names.session), keys.sessions)
      const { claims } = heard
      if (token === undefined || claims === undefined) {
        const word = location.searchParams.get('error') ?? 'no_session'
        const { why } = reasons[refusalOf(word)]
        // Only what a provider said of somebody: else anyone could fill the record.
        if (claims !== undefined && why !== undefined)
          await recordFailure(db, { at, from: visit.address }, { personId: heard.personId, why })
        return refused(word)
      }
      const cookies = await db.transaction().execute(async (within) => {
        // better-auth's own session becomes one of ours, whose beginning is on record.
        const { user_id } = await within
          .deleteFrom('sign_in_sessions')
          .where('token', '=', token)
          .returning('user_id')
          .executeTakeFirstOrThrow()
        const personId = Number(user_id)
        const occasion = { at, by: { program: 'the council’s sign-in' }, from: visit.address }
        const roles = rolesOf(claims, settings)
        await keepGroupRoles(within, occasion, personId, { roles, today: today() })
        return enter(needs, within, { personId, visit, at, with: 'provider' })
      })
      return { ok: true, next: location.pathname + location.search, cookies: [...over, ...cookies] }
    },
  }
}

/**
 * Asks the provider whether it is there and is who it should be, each time: else somebody would sign
 * in there and come back to a server that cannot ask it who they are.
 */
async function problemOfProvider(
  discoveryUrl: string,
  issuer: string,
): Promise<'no_answer' | 'issuer_mismatch' | undefined> {
  const asked = await withinSeconds(longestSeconds, async () => {
    const answer = await fetch(discoveryUrl)
    return answer.ok ? ((await answer.json()) as { readonly issuer?: unknown }) : undefined
  })
  if (!asked.ok || asked.value === undefined) return 'no_answer'
  return asked.value.issuer === issuer ? undefined : 'issuer_mismatch'
}
