import { isExample } from '#records/example-marker.ts'
import type { PageNeeds } from '../page-needs.ts'
import type { Render } from '../templates.ts'
import { stopAddress, tourStops, type TourStop } from './tour-stops.ts'

/** Where the layout leaves room for the tour. */
const place = Buffer.from('<!-- tour -->')

const places = ['first', 'second', 'third', 'fourth', 'last']

/**
 * Puts the tour of the example into finished pages: an invitation on the plan, and on the page of a
 * stop that its address names by `tour=2` what to see there and the way on. So pages know nothing of
 * the tour, and those that are kept are kept once.
 */
export function openTour(needs: PageNeeds, render: Render) {
  const isTheExample = isExample(needs.dataFolder)
  return async (page: Buffer, url: string): Promise<Buffer[]> => {
    const at = isTheExample ? page.indexOf(place) : -1
    if (at < 0) return [page]
    const view = await needs.snapshots.use((shown) =>
      Promise.resolve(shown && tourView(tourStops(shown.manifest.snapshot), url)),
    )
    if (view === undefined) return [page]
    const tour = Buffer.from(render('tour/tour.njk', view))
    return [page.subarray(0, at), tour, page.subarray(at + place.length)]
  }
}

/** Undefined on a page that is neither the plan nor the stop that its address names. */
function tourView(stops: readonly TourStop[], url: string) {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const named = searchParams.get('tour')
  const addressOf = (number: number): string | undefined => {
    const stop = stops[number - 1]
    return stop && stopAddress(stop, number)
  }
  if (named === null) return pathname === '/' ? { start: addressOf(1) } : undefined
  const number = Number(named)
  const stop = stops[number - 1]
  if (stop === undefined || stop.address.split('?')[0] !== pathname) return undefined
  return {
    place: places[number - 1],
    title: stop.title,
    sentences: stop.sentences,
    before: addressOf(number - 1),
    next: addressOf(number + 1),
    nextTitle: stops[number]?.title,
    leave: stop.address,
  }
}
