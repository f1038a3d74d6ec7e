import type { Figures } from '../analytics/figures.ts'
import type { Minor } from '../platform/money.ts'
import { ratio } from './change-rules.ts'

/** What was sold, and what came in. */
export type Sales = {
  /** Orders that were paid, however they were placed, and those of the online shop among them. */
  orders: number
  inShop: number
  /** Orders in the shop's currency, and what they came to. */
  priced: number
  total: Minor
  /** In less what went back, from the journal. */
  revenue: Minor
}

/** All that figures are made of; visits are null where nobody knows them. */
export type Totals = { visits: Figures | null; sales: Sales }

/** How a figure is written: `rate` is a share, which changes by points. */
type Kind = 'count' | 'rate' | 'money'

/**
 * Each figure with its one rule, in the order in which they are shown; `words/en/figures.ts` says
 * the same to people. Null: not known, or of nothing.
 */
export const figureRules = {
  visitors: { kind: 'count', of: ({ visits }) => visits?.visitors ?? null },
  views: { kind: 'count', of: ({ visits }) => visits?.views ?? null },
  visits: { kind: 'count', of: ({ visits }) => visits?.visits ?? null },
  bounce: { kind: 'rate', of: ({ visits }) => visits && ratio(visits.onePage, visits.visitors) },
  orders: { kind: 'count', of: ({ sales }) => sales.orders },
  revenue: { kind: 'money', of: ({ sales }) => sales.revenue },
  conversion: {
    kind: 'rate',
    of: ({ visits, sales }) => visits && ratio(sales.inShop, visits.visits),
  },
  average: { kind: 'money', of: ({ sales }) => ratio(sales.total, sales.priced) },
} as const satisfies Record<string, { kind: Kind; of: (totals: Totals) => number | null }>

export type FigureName = keyof typeof figureRules

export const figureNames = Object.keys(figureRules) as FigureName[]

/** A figure of what something came to. */
export const figureOf = (name: FigureName, totals: Totals): number | null =>
  figureRules[name].of(totals)

/** What several steps came to together. */
export function sumSales(all: Sales[]): Sales {
  const sum = { orders: 0, inShop: 0, priced: 0, total: 0, revenue: 0 }
  for (const sales of all) {
    sum.orders += sales.orders
    sum.inShop += sales.inShop
    sum.priced += sales.priced
    sum.total += sales.total
    sum.revenue += sales.revenue
  }
  return sum
}
