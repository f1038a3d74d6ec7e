import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bars } from '../../src/statistics/charts/bars.tsx'
import { LineChart } from '../../src/statistics/charts/line-chart.tsx'
import { areaOf, lineOf } from '../../src/statistics/charts/paths.ts'
import { scaleOf, size } from '../../src/statistics/charts/scale.ts'
import { Spark } from '../../src/statistics/charts/spark.tsx'
import type { Step } from '../../src/statistics/charts/step.ts'
import { countFormat, moneyFormat } from '../../src/statistics/format.ts'

const locale = 'en-IE'
const count = countFormat(locale)
const whole = fc.integer({ min: -2_000_000, max: 2_000_000 })
const listOf = (value: fc.Arbitrary<number>) =>
  fc.array(fc.oneof(fc.constant(null), fc.constant(0), value), { maxLength: 95 })
/** Of counts or amounts, or of shares: to a millionth, as of a million visits. */
const lists = fc.oneof(
  fc.record({ all: listOf(whole), isWhole: fc.constant(true) }),
  fc.record({ all: listOf(whole.map((n) => n / 2_000_000)), isWhole: fc.constant(false) }),
)

/** The points of a path. */
const pointsOf = (d: string) =>
  [...d.matchAll(/[ML]([^A-Z,]+),([^A-Z,]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))

test('every point of every line is inside the drawing, and none is lost', () => {
  fc.assert(
    fc.property(lists, ({ all, isWhole }) => {
      const scale = scaleOf(all, isWhole)
      const line = lineOf(all, scale)
      for (const { x, y } of [...pointsOf(line), ...pointsOf(areaOf(all, scale))]) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(size.width)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(size.height)
      }
      expect(pointsOf(line)).toHaveLength(all.filter((each) => each !== null).length)
    }),
  )
})

test('more is higher, and zero is a line that one can measure by', () => {
  fc.assert(
    fc.property(lists, ({ all, isWhole }) => {
      const { y, ticks } = scaleOf(all, isWhole)
      const known = all.filter((each) => each !== null)
      for (const [n, one] of known.entries())
        if (one > (known[n - 1] ?? 0)) expect(y(one)).toBeLessThanOrEqual(y(known[n - 1] ?? 0))
      expect(ticks).toContain(0)
      if (isWhole) expect(ticks.every(Number.isInteger)).toBe(true)
      expect(ticks.length).toBeGreaterThan(1)
      for (const tick of ticks) {
        expect(y(tick)).toBeGreaterThanOrEqual(0)
        expect(y(tick)).toBeLessThanOrEqual(size.height)
      }
    }),
  )
})

test('ticks are round numbers that include the largest value', () => {
  expect(scaleOf([114, 30], true).ticks).toEqual([0, 50, 100, 150])
  expect(scaleOf([1, 0], true).ticks).toEqual([0, 1])
  expect(scaleOf([0, null], true).ticks).toEqual([0, 1])
  expect(scaleOf([-40, 100], true).ticks).toEqual([-50, 0, 50, 100])
  expect(scaleOf([0.02], false).ticks.at(-1)).toBe(0.02)
})

test('where nothing is known the line has a gap, and one point alone is drawn', () => {
  const scale = scaleOf([1, null, 3], true)
  expect(lineOf([1, null, 3], scale).match(/M/g)).toHaveLength(2)
  expect(lineOf([7], scaleOf([7], true))).toMatch(/^M500,\d+Z$/)
  expect(lineOf([], scaleOf([], true))).toBe('')
})

const chart = (steps: Step[], more = {}) =>
  String(
    <LineChart
      {...{ id: 'chart', title: 'Visitors', steps, format: count, step: 'day', locale, ...more }}
    />,
  )

const steps: Step[] = [
  { at: '2026-11-02', value: 1234, before: 5 },
  { at: '2026-11-03', value: null, before: 0, notes: ['Fair & <letter>', 'Sale'] },
  { at: '2026-11-04', value: 0, before: 9 },
]

test('the table says what the line shows, with notes, gaps and the period before', () => {
  const page = chart(steps, { beforeName: '30 Oct – 1 Nov' })
  const rows = [...page.matchAll(/<tr><th scope="row">(.*?)<\/tr>/g)].map(([, row]) =>
    (row ?? '').split(/<[^>]+>/).filter(Boolean),
  )
  expect(rows).toEqual([
    ['Mon, 2 Nov', '1,234', '5'],
    ['Tue, 3 Nov, note 1', 'not known', '0'],
    ['Wed, 4 Nov', '0', '9'],
  ])
})

test('a chart has a name, says its extremes, and its units on the axis', () => {
  const page = chart(steps)
  expect(page).toContain('<title id="chart-title">Visitors, Mon, 2 Nov to Wed, 4 Nov</title>')
  expect(page).toContain('Most: 1,234, Mon, 2 Nov. Least: 0, Wed, 4 Nov.')
  expect(page).toContain('aria-labelledby="chart-title chart-desc"')
  expect(page).not.toContain('chart-before')
  expect(page).not.toContain('style=')
  const money = chart([{ at: '2026-11', value: 12_345_600 }], {
    ...{ format: moneyFormat(locale, 'EUR'), step: 'month' },
  })
  expect(money).toMatch(/text-anchor="end">€100K?k?</i)
  expect(money).toContain('€123,456')
})

test('days with notes are numbered marks, and say so to a pointer', () => {
  const page = chart(steps)
  expect(page.match(/class="chart-note"/g)).toHaveLength(1)
  expect(page).toMatch(/<g class="chart-note">.*?>1<\/text>/)
  expect(page).toMatch(/<title>Tue, 3 Nov: [^<]*Fair &amp; &lt;letter&gt;\nSale<\/title>/)
})

test('a chart of nothing says so', () => {
  expect(chart([])).toContain('Nothing in this period.')
  expect(chart([{ at: '2026-11-02', value: null }])).toContain('not known')
})

test('a bar is as long as its share of the longest, and leads to what it stands for', () => {
  const page = String(
    <Bars
      caption="Pages"
      columns={{ label: 'Page', value: 'Views' }}
      rows={[
        { label: '/a', value: 200, href: '/admin?page=a' },
        { label: '/b', value: 50 },
        { label: '/c', value: 0 },
      ]}
      format={count.text}
      share={{ of: 1000, format: (share) => `${share * 100} of 100` }}
    />,
  )
  expect([...page.matchAll(/rect width="([^"]*)"/g)].map(([, width]) => width)).toEqual([
    ...['100%', '25%', '0%'],
  ])
  expect(page).toContain('<a href="/admin?page=a">/a</a>')
  expect(page).toContain('20 of 100')
  expect(page).not.toContain('style=')
  const empty = <Bars caption="" columns={{ label: '', value: '' }} rows={[]} format={count.text} />
  expect(String(empty)).toContain('Nothing in this period.')
})

test('a small line of many steps has few points, and keeps its shape', () => {
  const rising = Array.from({ length: 92 }, (_, n) => n)
  const [, d = ''] = / d="([^"]*)"/.exec(String(<Spark values={rising} />)) ?? []
  const points = pointsOf(d)
  expect(points.length).toBeGreaterThan(20)
  expect(points.length).toBeLessThanOrEqual(30)
  expect(points.at(-1)?.y).toBeLessThan(points[0]?.y ?? 0)
  expect(points.map(({ y }) => y)).toEqual(points.map(({ y }) => y).toSorted((a, b) => b - a))
  expect(String(<Spark values={[null, null]} />)).toContain('<svg')
})
