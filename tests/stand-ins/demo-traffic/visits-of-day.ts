import type { Recorded } from '../../../src/analytics/columns.ts'
import { patterns } from '../../../src/paths.ts'
import { type CalendarDate, startOfDay } from '../../../src/platform/calendar-date.ts'
import type { Seconds } from '../../../src/platform/clock.ts'
import { createChance } from '../chance.ts'
import { arrivalBy, arrivalOn } from './arrivals.ts'
import { hours, peopleOn } from './rhythm.ts'
import { somebody } from './shares.ts'
import { type Catalogue, type Step, walk } from './visitor-walk.ts'
import { dropped, lostPages } from './words-typed.ts'

/** What somebody put into a cart, and bought or left there. */
export type Cart = {
  at: Seconds
  country: string
  channel: string
  campaign: string
  handles: string[]
  /** Whether an order was placed for it. */
  asked: boolean
}

/** Something that was recorded. */
export type Visit = { at: Seconds } & Recorded

export type Day = { visits: Visit[]; bought: Cart[]; left: Cart[] }

/**
 * A day of the demo shop, always the same.
 *
 * @param orders what was bought on that day, if that is known; otherwise it is left to chance
 */
export function visitsOfDay(
  day: CalendarDate,
  { catalogue, timeZone }: { catalogue: Catalogue; timeZone: string },
  orders?: Cart[],
): Day {
  const chance = createChance(`visits of ${day}`)
  const midnight = startOfDay(day, timeZone)
  const visits: Visit[] = []
  const [bought, left]: [Cart[], Cart[]] = [[], []]
  const moment = () => midnight + chance.pick(hours) * 3600 + chance.between(0, 3599)
  const add = (start: Seconds, steps: Step[]) => {
    // Nobody stays beyond midnight: the last page of a day is then that of the visitor.
    const late = Math.max(0, start + (steps.at(-1)?.after ?? 0) - (midnight + 86_000))
    for (const { after, ...recorded } of steps)
      visits.push({ ...recorded, at: start - late + after })
  }

  for (let people = chance.times(peopleOn(day)); people > 0; people--) {
    const person = somebody(chance)
    const arrival = arrivalOn(chance, day, person.country)
    const start = moment()
    const own = createChance(chance.between(0, 2 ** 31))
    const { steps, added } = walk(own, catalogue, { person, arrival })
    const paid = steps.findIndex(({ event }) => event === 'order paid')
    // Where the orders are known, nobody else buys.
    const buys = paid >= 0 && !orders
    add(start, paid < 0 || buys ? steps : steps.slice(0, paid))
    const cart = {
      ...{ at: start + (steps[paid]?.after ?? 0), country: person.country, handles: added },
      ...{ channel: arrival.channel, campaign: arrival.campaign },
      asked: steps.some(({ event }) => event === 'checkout started'),
    }
    if (buys) bought.push(cart)
    else if (added.length > 0) left.push(cart)
    // Some come back in the evening.
    if (own.happens(0.09)) {
      const again = arrivalBy(own, day, 'direct', person.country)
      add(moment(), walk(own, catalogue, { person, arrival: again, comesBack: true }).steps)
    }
  }
  for (const { at, country, channel, campaign, handles } of orders ?? []) {
    const own = createChance(at)
    const arrival = { ...arrivalBy(own, day, channel, country), campaign }
    const { steps } = walk(own, catalogue, {
      ...{ person: somebody(own, country), arrival, buys: handles },
    })
    const paid = steps.find(({ event }) => event === 'order paid')?.after ?? 0
    add(Math.max(midnight, at - paid), steps)
  }

  for (const [average, reason] of dropped)
    for (let many = chance.times(average); many > 0; many--)
      visits.push({
        ...{ at: moment(), event: 'dropped', reason },
        page: chance.happens(0.6) ? patterns.product : patterns.home,
      })
  for (let many = chance.times(2.4); many > 0; many--) {
    const { path, previousSite } = chance.pick(lostPages)
    const channel = previousSite ? 'referral' : 'direct'
    visits.push({
      ...{ at: moment(), event: 'page not found', page: '', path, previousSite, channel },
      ...somebody(chance),
    })
  }
  for (let many = chance.times(0.15); many > 0; many--)
    visits.push({
      ...{ at: moment(), event: 'page failed', page: patterns.search, channel: 'internal' },
      ...{ ...somebody(chance), status: chance.happens(0.7) ? '500' : '503' },
      answerTime: 'over 1 s',
    })
  return { visits: visits.sort((a, b) => a.at - b.at), bought, left }
}
