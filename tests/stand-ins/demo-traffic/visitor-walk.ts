import type { Recorded } from '../../../src/analytics/columns.ts'
import { paths, patterns } from '../../../src/paths.ts'
import type { Chance } from '../chance.ts'
import { type Arrival, channels } from './arrivals.ts'
import type { Person } from './shares.ts'
import { answerTimes, followed, searches } from './words-typed.ts'

/** What can be looked at, each as often as its weight says. */
export type Catalogue = {
  products: [weight: number, handle: string][]
  collections: [weight: number, handle: string][]
}

/** An event, and how many seconds after the visitor came. */
export type Step = { after: number } & Recorded

const inside = { channel: 'internal', previousSite: '', source: '', campaign: '' }

/**
 * The way of somebody through the shop.
 *
 * @param who `buys`: products, where it is known what is bought in the end; otherwise that is left to
 *   chance; `comesBack`: looks around and buys nothing
 */
export function walk(
  chance: Chance,
  catalogue: Catalogue,
  who: { person: Person; arrival: Arrival; buys?: string[]; comesBack?: boolean },
): { steps: Step[]; added: string[] } {
  const { person, arrival, buys, comesBack = false } = who
  const steps: Step[] = []
  let after = 0
  let from: Arrival = arrival
  const record = (recorded: Recorded) => {
    steps.push({ ...recorded, ...from, ...person, answerTime: chance.pick(answerTimes), after })
    from = inside
    after += chance.between(8, 110)
  }
  const see = (page: string, path: string, handle = '') =>
    record({
      event: page === patterns.product ? 'product viewed' : 'page viewed',
      ...{ page, path, handle },
    })
  const product = (handle = chance.pick(catalogue.products)) =>
    see(patterns.product, paths.product(handle), handle)
  const collection = (handle = chance.pick(catalogue.collections)) =>
    see(patterns.collection, paths.collection(handle), handle)
  const page = (pattern: string) => see(pattern, pattern)
  const policy = () => {
    const name = chance.pick([
      [5, 'delivery'],
      [4, 'returns'],
      [1, 'privacy'],
    ])
    see(patterns.policy, paths.policy(name))
  }
  const search = () => {
    const { term, results } = chance.pick(searches)
    record({ event: 'searched', page: patterns.search, path: patterns.search, term, results })
    if (results > 0 && chance.happens(0.6)) product()
  }
  const follow = () =>
    record({ event: 'link followed', page: '/out', target: chance.pick(followed) })

  chance.pick(entries[arrival.channel] ?? entries.direct!)({ product, collection, page, policy })
  const habits = channels[arrival.channel] ?? channels.direct!
  if (!buys && !comesBack && chance.happens(habits.leaves)) return { steps, added: [] }

  for (let more = chance.times(buys ? 4 : 3); more >= 0; more--)
    chance.pick<() => void>([
      [50, product],
      [22, collection],
      [6, search],
      [5, () => page(patterns.ringSizes)],
      [5, () => page(patterns.home)],
      [3, policy],
      [2, follow],
    ])()

  const adds = !comesBack && chance.happens(0.115 * habits.adds)
  const added = buys ?? (adds ? [chance.pick(catalogue.products)] : [])
  for (const handle of added) {
    product(handle)
    record({ event: 'added to cart', page: patterns.cartAdd, handle })
  }
  if (added.length === 0) return { steps, added }
  page(patterns.cart)
  if (!buys && chance.happens(0.38)) return { steps, added }
  page(patterns.checkout)
  if (!buys && chance.happens(0.2)) return { steps, added }
  record({ event: 'checkout started', page: patterns.checkout })
  if (!buys && chance.happens(0.3)) return { steps, added }
  after += 70
  steps.push({ event: 'order paid', after })
  after += 6
  page(patterns.order)
  return { steps, added }
}

type Ways = {
  product: () => void
  collection: () => void
  page: (pattern: string) => void
  policy: () => void
}

/** On which page the visitors of a channel begin. */
const entries: Record<string, [weight: number, go: (ways: Ways) => void][]> = {
  search: [
    [46, ({ product }) => product()],
    [26, ({ collection }) => collection()],
    [14, ({ page }) => page(patterns.home)],
    [12, ({ page }) => page(patterns.ringSizes)],
    [2, ({ policy }) => policy()],
  ],
  direct: [
    [66, ({ page }) => page(patterns.home)],
    [22, ({ product }) => product()],
    [12, ({ collection }) => collection()],
  ],
  social: [
    [72, ({ product }) => product()],
    [16, ({ collection }) => collection()],
    [12, ({ page }) => page(patterns.home)],
  ],
  email: [
    [56, ({ collection }) => collection()],
    [44, ({ product }) => product()],
  ],
  paid: [[100, ({ collection }) => collection()]],
  referral: [
    [48, ({ page }) => page(patterns.home)],
    [34, ({ product }) => product()],
    [18, ({ collection }) => collection()],
  ],
  'ai-assistant': [
    [52, ({ product }) => product()],
    [28, ({ page }) => page(patterns.ringSizes)],
    [20, ({ page }) => page(patterns.home)],
  ],
}
