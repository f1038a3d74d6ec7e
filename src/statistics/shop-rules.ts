import type { Row } from '../analytics/figures.ts'
import type { Minor } from '../platform/money.ts'
import { ratio } from './change-rules.ts'

/** What a shopper does, with the event that stands for it, in this order. */
const steps = {
  viewed: 'product viewed',
  added: 'added to cart',
  checkout: 'checkout started',
  paid: null,
} as const

export type StepName = keyof typeof steps

/** How many there were, and their share of the step before. Null: not known. */
type Counted = { number: number | null; ofBefore: number | null }

/** A step as visits tell it, and as carts and orders do: two counts that are never joined. */
export type Step = { name: StepName; visitors: Counted; inBooks: Counted }

/**
 * The steps on the way to a paid order.
 *
 * @param events of the dimension `event`; null where nobody knows them
 * @param books carts begun, orders placed and orders paid
 */
export function funnelOf(
  events: Row[] | null,
  books: { carts: number; placed: number; paid: number },
): Step[] {
  const names = Object.keys(steps) as StepName[]
  const visitors = names.map((name) =>
    steps[name] && events ? (events.find(({ key }) => key === steps[name])?.visitors ?? 0) : null,
  )
  const inBooks = [null, books.carts, books.placed, books.paid]
  return names.map((name, n) => ({
    name,
    visitors: counted(visitors, n),
    inBooks: counted(inBooks, n),
  }))
}

function counted(numbers: (number | null)[], n: number): Counted {
  const [before = null, number = null] = [numbers[n - 1], numbers[n]]
  return { number, ofBefore: before === null || number === null ? null : ratio(number, before) }
}

/** How shoppers came: a channel or campaign, nobody knows, or staff placed the order for them. */
type Arrival = { kind: 'known'; name: string } | { kind: 'unknown' | 'staff'; name: null }

export type ArrivalFigures = Arrival & {
  orders: number
  revenue: Minor
  /** Null where there are no visits to compare with. */
  visits: number | null
  /** Paid orders of a visit. */
  conversion: number | null
}

type Arrived = { origin: string | null; channel: string | null; campaign: string | null }

/**
 * Orders, revenue and visits by channel or by campaign, those that brought most first; what is not
 * known and what staff placed come last.
 */
export function arrivalsBy(
  by: 'channel' | 'campaign',
  paid: (Arrived & { orders: number })[],
  revenue: (Arrived & { revenue: Minor })[],
  visits: Row[],
): ArrivalFigures[] {
  const all = new Map<string, ArrivalFigures>()
  const of = (arrival: Arrival): ArrivalFigures => {
    const id = `${arrival.kind} ${arrival.name}`
    const there = all.get(id) ?? {
      ...arrival,
      orders: 0,
      revenue: 0,
      visits: null,
      conversion: null,
    }
    all.set(id, there)
    return there
  }
  for (const row of paid) of(arrivalOf(row, by)).orders += row.orders
  for (const row of revenue) of(arrivalOf(row, by)).revenue += row.revenue
  for (const { key, visits: came } of visits)
    if (key && came > 0) of({ kind: 'known', name: key }).visits = came
  return [...all.values()]
    .map((each) => ({
      ...each,
      conversion: each.visits === null ? null : ratio(each.orders, each.visits),
    }))
    .sort(
      (a, b) =>
        ranks[a.kind] - ranks[b.kind] ||
        b.revenue - a.revenue ||
        (b.visits ?? 0) - (a.visits ?? 0) ||
        ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
    )
}

const ranks = { known: 0, unknown: 1, staff: 2 }

function arrivalOf({ origin, ...arrived }: Arrived, by: 'channel' | 'campaign'): Arrival {
  if (origin === 'phone' || origin === 'counter') return { kind: 'staff', name: null }
  const name = arrived[by]
  return name ? { kind: 'known', name } : { kind: 'unknown', name: null }
}
