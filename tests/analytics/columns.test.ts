import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns, numbers } from '../../src/analytics/columns.ts'
import { dataPoint } from '../../src/analytics/data-point.ts'
import { groups } from '../../src/analytics/rules.ts'
import { writePoint } from '../../src/analytics/write-point.ts'
import { purposes } from '../../src/policies/words/en/visits.tsx'
import { visitor } from '../support/shop.ts'

const bytes = (text: unknown) => new TextEncoder().encode(String(text)).length
// Without a size fast-check would try short texts only, which fit by themselves.
const text = (unit: 'binary' | 'grapheme') => fc.string({ unit, maxLength: 600, size: 'max' })
const anyTexts = fc.array(text('binary'), { maxLength: 20, size: 'max' })
// The first text that fails is told as it is: to shorten such long ones takes minutes.
const quickly = { endOnFailure: true }

test('every column stays where it is: stored visits are read by place, so new ones go to the end', () => {
  expect(columns).toEqual([
    'event',
    'page',
    'handle',
    'previousSite',
    'channel',
    'source',
    'campaign',
    'country',
    'browser',
    'system',
    'device',
    'language',
    'visitor',
    'reason',
    'region',
    'term',
    'target',
    'status',
    'answerTime',
    'path',
  ])
  expect(numbers).toEqual(['results'])
})

test('what is recorded is kept under its old names', () => {
  expect(groups).toEqual({
    'page viewed': 'page',
    'product viewed': 'page',
    searched: 'page',
    'link followed': 'page',
    'added to cart': 'shop',
    kept: 'shop',
    'recommendations seen': 'shop',
    'recommendation followed': 'shop',
    'checkout started': 'shop',
    'order paid': 'shop',
    'newsletter signed up': 'shop',
    'page not found': 'problem',
    'page failed': 'problem',
    dropped: 'dropped',
  })
})

test('a point has its texts and numbers in the places of the catalogue', () => {
  const written: (AnalyticsEngineDataPoint | undefined)[] = []
  const VISITS = { writeDataPoint: (point?: AnalyticsEngineDataPoint) => void written.push(point) }
  const bindings = { VISITS, VISIT_LOG: 'off' } as const
  writePoint(bindings, { reason: 'bot', event: 'dropped', page: '/' })
  const texts = (...some: [at: number, text: string][]) =>
    columns.map((_, at) => some.find(([place]) => place === at)?.[1] ?? '')
  const bot = texts([0, 'dropped'], [1, '/'], [13, 'bot'])
  expect(written.splice(0)).toEqual([{ indexes: ['dropped'], blobs: bot, doubles: [0] }])
  writePoint(bindings, { term: 'ring', results: 7, event: 'searched', path: '/a' })
  const search = texts([0, 'searched'], [15, 'ring'], [19, '/a'])
  expect(written).toEqual([{ indexes: ['page'], blobs: search, doubles: [7] }])
})

test('whatever comes in, a point keeps the limits of the platform', () => {
  fc.assert(
    fc.property(text('binary'), anyTexts, (index, texts) => {
      const { indexes = [], blobs = [], doubles = [] } = dataPoint(index, texts, [7])
      expect(indexes).toHaveLength(1)
      expect(bytes(indexes[0])).toBeLessThanOrEqual(96)
      expect(blobs).toHaveLength(texts.length)
      expect(doubles).toEqual([7])
      expect(blobs.reduce<number>((sum, text) => sum + bytes(text), 0)).toBeLessThanOrEqual(5120)
    }),
    quickly,
  )
})

test('a text that is too long loses its end, and never half a character', () => {
  fc.assert(
    fc.property(text('grapheme'), (given) => {
      const [kept = ''] = (dataPoint('', [given], []).blobs ?? []) as string[]
      expect(given.startsWith(kept)).toBe(true)
      expect(kept.isWellFormed()).toBe(true)
      if (bytes(given) <= 256) expect(kept).toBe(given)
      else expect(bytes(kept)).toBeGreaterThan(252)
    }),
    quickly,
  )
})

test('more columns than the platform has are refused at once', () => {
  expect(() => dataPoint('', Array(21).fill(''), [])).toThrow('20 texts')
  expect(columns.length).toBeLessThanOrEqual(20)
  expect(numbers.length).toBeLessThanOrEqual(20)
})

test('the privacy page names every column, what it is for, how long it is kept and how to object', async () => {
  const { page } = await visitor().get('/policies/privacy')
  for (const { what, why } of Object.values(purposes))
    expect(page).toContain(`<th scope="row">${what}</th><td>${why}</td>`)
  // What is typed into the search is kept, and the page must not say otherwise.
  expect(page).not.toMatch(/nor (are|is)[^.]*searched/)
  for (const words of [
    'three months',
    '25 months',
    '90 days',
    'three visitors',
    'or one on three days',
    '48 hours',
    'Do Not Track',
    'Global Privacy Control',
  ])
    expect(page).toContain(words)
})
