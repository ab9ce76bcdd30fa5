import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Plan } from '#plan/plan.ts'
import type { FieldProblem } from '#plan/field-problem.ts'
import { changePlan } from '#plan/edit/change-plan.ts'
import type { UpdateCycle } from '#plan/updates/cycle.ts'
import { checkCycle, findCycle, settingCycle, type CycleField } from '#plan/updates/set-cycle.ts'
import { updateCycleAddress, updatesAddress } from '../../addresses.ts'
import type { FieldsApart, Form } from '../../forms/form.ts'
import { formBody } from '../../forms/form-body.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { noPlan, sendProblem } from '../problem/route.ts'

type Typed = Readonly<Record<CycleField | 'version', string>>

const config = { needs: 'change settings' } as const

/** `/updates/cycle`: how often leads are asked, and by which day of the month. */
export function cycleRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const around = { needs, render }
  app.get('/updates/cycle', { config }, async (_, reply) => {
    const plan = await needs.plan()
    if (plan === undefined) return sendProblem(reply, 404, noPlan, around)
    return send(reply, await typedNow(plan))
  })
  app.post<{ Body: Typed }>(
    '/updates/cycle',
    { config, schema: formBody([...fields, 'version']) },
    async (request, reply) => {
      const plan = await needs.plan()
      if (plan === undefined) return sendProblem(reply, 404, noPlan, around)
      const typed = request.body
      const checked = checkCycle(typed)
      if (!checked.ok) return send(reply, typed, { problems: checked.problems, status: 422 })
      const changed = await changePlan(needs.register, askerOf(request).occasion, plan.id, [
        settingCycle(checked.content, Number(typed.version)),
      ])
      if (changed.ok) return reply.redirect(updatesAddress(), 303)
      const theirs = await typedNow(plan)
      return send(
        reply,
        { ...typed, version: theirs.version },
        { apart: fields.map((one) => apartOf(one, theirs, typed)), status: 409 },
      )
    },
  )

  const typedNow = async ({ id }: Plan): Promise<Typed> => {
    const { version, ...cycle } = await findCycle(needs.register, id)
    return { ...typedOf(cycle), version: String(version) }
  }

  const send = (reply: FastifyReply, typed: Typed, more: More = {}) =>
    sendFormPage(
      reply,
      {
        template: 'pages/updates/cycle.njk',
        view: { form: formOf(typed, more.problems ?? []), apart: more.apart ?? [] },
        ...(more.status === undefined ? {} : { status: more.status }),
      },
      around,
    )
}

type More = {
  readonly problems?: readonly FieldProblem[]
  readonly apart?: FieldsApart
  readonly status?: 409 | 422
}

const labels: Readonly<Record<CycleField, string>> = {
  everyMonths: 'Months from one update to the next',
  dueDay: 'Day of the month by which it is due',
  fromMonth: 'First month that is asked for',
}

const fields = ['everyMonths', 'dueDay', 'fromMonth'] as const

const apartOf = (field: CycleField, theirs: Typed, yours: Typed) => ({
  label: labels[field],
  theirs: theirs[field],
  yours: yours[field],
})

const typedOf = ({ everyMonths, dueDay, fromMonth }: UpdateCycle) => ({
  everyMonths: String(everyMonths),
  dueDay: String(dueDay),
  fromMonth: fromMonth ?? '',
})

const formOf = (typed: Typed, problems: readonly FieldProblem[]): Form => ({
  action: updateCycleAddress,
  hidden: { version: typed.version },
  fields: [
    {
      kind: 'line',
      name: 'everyMonths',
      label: labels.everyMonths,
      hint: '1 asks every month, 3 every quarter.',
      value: typed.everyMonths,
      width: 5,
      isNumber: true,
    },
    {
      kind: 'line',
      name: 'dueDay',
      label: labels.dueDay,
      hint: 'From 1 to 28, which every month has.',
      value: typed.dueDay,
      width: 5,
      isNumber: true,
    },
    {
      kind: 'line',
      name: 'fromMonth',
      label: labels.fromMonth,
      hint: 'Such as 2019-11. Months are counted from it; leave it empty to count from January.',
      value: typed.fromMonth,
      width: 10,
    },
  ],
  button: 'Save',
  problems,
  cancel: updatesAddress(),
})
