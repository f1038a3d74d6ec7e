import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/analytics/figures.ts'
import { ratio } from '../../src/statistics/change-rules.ts'
import { productLists } from '../../src/statistics/product-rules.ts'
import { arrivalsBy, funnelOf } from '../../src/statistics/shop-rules.ts'

const row = (key: string, times: number, visitors = times, visits = times): Row => ({
  ...{ key, times, visitors, visits },
})
const total = (numbers: (number | null)[]) =>
  numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0)

describe('the way to a paid order', () => {
  const events = [row('added to cart', 9, 4), row('product viewed', 40, 10), row('order paid', 2)]

  test('has visitors and books side by side, each step with its share of the one before', () => {
    expect(funnelOf(events, { carts: 8, placed: 4, paid: 3 })).toEqual([
      {
        name: 'viewed',
        visitors: { number: 10, ofBefore: null },
        inBooks: { number: null, ofBefore: null },
      },
      {
        name: 'added',
        visitors: { number: 4, ofBefore: 0.4 },
        inBooks: { number: 8, ofBefore: null },
      },
      {
        name: 'checkout',
        visitors: { number: 0, ofBefore: 0 },
        inBooks: { number: 4, ofBefore: 0.5 },
      },
      {
        name: 'paid',
        visitors: { number: null, ofBefore: null },
        inBooks: { number: 3, ofBefore: 0.75 },
      },
    ])
  })

  test('has no share of nothing', () => {
    for (const { visitors, inBooks } of funnelOf([], { carts: 0, placed: 0, paid: 5 }))
      expect([visitors.ofBefore, inBooks.ofBefore]).toEqual([null, null])
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (part, whole) => {
        const of = ratio(part, whole)
        expect(of === null).toBe(whole === 0)
        if (of !== null) expect(of * whole).toBeCloseTo(part, 3)
      }),
    )
  })
})

describe('how shoppers came', () => {
  const name = fc.constantFrom(null, '', 'search', 'social', 'staff', 'unknown', '<b>x</b>')
  const arrived = {
    origin: fc.constantFrom('shop', 'phone', 'counter', null),
    channel: name,
    campaign: name,
  }
  const paid = fc.array(fc.record({ ...arrived, orders: fc.nat(50) }))
  const revenue = fc.array(
    fc.record({ ...arrived, revenue: fc.integer({ min: -9999, max: 9999 }) }),
  )
  const visits = fc.uniqueArray(
    fc.record({ key: fc.constantFrom('search', 'social', 'internal', 'x'), visits: fc.nat(50) }),
    { selector: ({ key }) => key },
  )

  test('adds up to all orders, all revenue and all visits, each row once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('channel' as const, 'campaign' as const),
        ...([paid, revenue, visits] as const),
        (by, orders, moved, came) => {
          const rows = came.map(({ key, visits: times }) => row(key, 99, 99, times))
          const all = arrivalsBy(by, orders, moved, rows)
          expect(total(all.map((each) => each.orders))).toBe(total(orders.map((o) => o.orders)))
          expect(total(all.map((each) => each.revenue))).toBe(total(moved.map((m) => m.revenue)))
          expect(total(all.map((each) => each.visits))).toBe(total(came.map((c) => c.visits)))
          expect(new Set(all.map((each) => `${each.kind}:${each.name}`)).size).toBe(all.length)
          // A campaign may be called whatever somebody wrote into a link.
          const staffed = orders.filter(({ origin }) => origin === 'phone' || origin === 'counter')
          const staff = all.find(({ kind }) => kind === 'staff')
          expect(staff?.orders ?? 0).toBe(total(staffed.map((o) => o.orders)))
          for (const each of all) {
            expect(each.conversion === null).toBe(each.visits === null)
            if (each.visits) expect(each.conversion).toBe(each.orders / each.visits)
          }
          const kinds = all.map(({ kind }) => ['known', 'unknown', 'staff'].indexOf(kind))
          expect(kinds).toEqual(kinds.toSorted((a, b) => a - b))
        },
      ),
    )
  })

  test('has the channel that brought most first, and one with visits alone among them', () => {
    const from = (channel: string | null, origin = 'shop') => ({ origin, channel, campaign: null })
    const all = arrivalsBy(
      'channel',
      [
        { ...from('search'), orders: 1 },
        { ...from('email'), orders: 1 },
      ],
      [
        { ...from('search'), revenue: 100 },
        { ...from('email'), revenue: 900 },
        { ...from(null), revenue: 5000 },
        { ...from('email', 'phone'), revenue: 70 },
      ],
      [row('search', 4), row('paid', 50), row('internal', 500, 9, 0)],
    )
    expect(all.map(({ kind, name, revenue }) => [kind, name, revenue])).toEqual([
      ['known', 'email', 900],
      ['known', 'search', 100],
      ['known', 'paid', 0],
      ['unknown', null, 5000],
      ['staff', null, 70],
    ])
    expect(all.map(({ conversion }) => conversion)).toEqual([null, 0.25, 0, null, null])
  })
})

describe('products', () => {
  const product = fc.record({
    title: fc.constantFrom('A', 'B', 'C'),
    views: fc.nat(20),
    units: fc.nat(3),
    revenue: fc.nat(5000),
    onSale: fc.constantFrom(0 as const, 1 as const),
  })

  test('are seen often and never sold, or sold and rarely seen, but not both', () => {
    fc.assert(
      fc.property(fc.array(product), (all) => {
        const { best, neverSold, rarelySeen } = productLists(all)
        expect(best).toHaveLength(all.filter(({ units }) => units > 0).length)
        for (const [n, { revenue }] of best.entries())
          expect(revenue).toBeLessThanOrEqual(best[n - 1]?.revenue ?? 5000)
        const least = Math.min(...neverSold.map(({ views }) => views))
        for (const { views, units } of rarelySeen) {
          expect(units).toBeGreaterThan(0)
          expect(views).toBeLessThan(least)
        }
        for (const { units, views, onSale } of neverSold) {
          expect([units, onSale]).toEqual([0, 1])
          expect(views).toBeGreaterThan(0)
          const less = all.filter((other) => other.views > 0 && other.views > views)
          expect(less.length).toBeLessThanOrEqual(all.filter((other) => other.views > 0).length / 2)
        }
      }),
    )
  })

  test('that nobody has seen are rarely seen', () => {
    const one = { title: 'Ring', views: 0, units: 1, revenue: 100, onSale: 1 as const }
    expect(productLists([one]).rarelySeen).toEqual([one])
    expect(productLists([{ ...one, units: 0 }]).neverSold).toEqual([])
  })
})
