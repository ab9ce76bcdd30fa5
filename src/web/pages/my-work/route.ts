import type { FastifyInstance } from 'fastify'
import { calendarFile } from '#plan/actions/calendar-file.ts'
import { myWork } from '#plan/actions/my-work.ts'
import { titlesHeldBy } from '#plan/actions/posts-held-by.ts'
import { readActions } from '#plan/actions/read-actions.ts'
import { calendarEntries } from '#plan/actions/work-calendar.ts'
import { myCalendarAddress, myWorkAddress } from '../../addresses.ts'
import { sendFormPage } from '../../forms/send-form-page.ts'
import { askerOf } from '../../guard/asker.ts'
import type { PageNeeds } from '../../page-needs.ts'
import type { Render } from '../../templates.ts'
import { actionLists, myWorkView, shownOf } from './view.ts'

const config = { needs: 'see figures' } as const

/**
 * `/my-work`: what whoever asks has before them; `/my-work/calendar.ics`: its days for their own
 * calendar. There is no address that gives them to who is not signed in.
 */
export function myWorkRoute(app: FastifyInstance, needs: PageNeeds, render: Render): void {
  const { register } = needs

  app.get(myWorkAddress, { config }, async (request, reply) => {
    const { person, day } = askerOf(request)
    const work = await myWork(register, person.id, day)
    const posts = await titlesHeldBy(register, { person: person.id, day })
    const lists = actionLists(work)
    const shown = [...new Set(Object.values(lists).flatMap(shownOf))]
    const whole = new Map((await readActions(register, shown)).map((one) => [one.id, one]))
    const view = myWorkView(work, lists, { whole, posts })
    return sendFormPage(reply, { template: 'pages/my-work/page.njk', view }, { needs, render })
  })

  app.get(myCalendarAddress, { config }, async (request, reply) => {
    const { person, day, occasion } = askerOf(request)
    const own = await myWork(register, person.id, day)
    const actions = await readActions(
      register,
      own.actions.map(({ id }) => id),
    )
    const plan = await needs.plan()
    return reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="my-work.ics"')
      .send(
        calendarFile(calendarEntries(actions), {
          name: plan === undefined ? 'My work' : `My work, ${plan.council}`,
          madeAt: occasion.at,
          domain: request.hostname,
        }),
      )
  })
}
