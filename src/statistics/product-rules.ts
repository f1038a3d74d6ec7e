import type { Minor } from '../platform/money.ts'

type Ranked = {
  title: string
  views: number
  units: number
  revenue: Minor
  /** Whether it is in the shop today. */
  onSale: 0 | 1
}

/**
 * What the owner reads of products: those that sold best; those that were seen often and never sold;
 * those that sold and were rarely seen. Often is at least as often as the middle one of all that were
 * seen, rarely is less.
 */
export function productLists<P extends Ranked>(all: P[]) {
  const middle = middleOf(all.map(({ views }) => views).filter((views) => views > 0))
  const sold = all.filter(({ units }) => units > 0)
  return {
    best: ranked(sold, ({ revenue }) => revenue),
    neverSold: ranked(
      all.filter(({ units, views, onSale }) => units === 0 && onSale && views >= middle),
      ({ views }) => views,
    ),
    rarelySeen: ranked(
      sold.filter(({ views }) => views < middle),
      ({ units }) => units,
    ),
  }
}

/** The middle one of numbers in their order, of two in the middle the higher one; without any, 1. */
function middleOf(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 1
}

const ranked = <P extends Ranked>(list: P[], by: (product: P) => number) =>
  list.toSorted((a, b) => by(b) - by(a) || b.views - a.views || (a.title < b.title ? -1 : 1))
