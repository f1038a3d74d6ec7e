import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns } from '../../src/analytics/columns.ts'
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
  ])
})

test('what is recorded is kept under its old names', () => {
  expect(groups).toEqual({
    'page viewed': 'page',
    'product viewed': 'page',
    'added to cart': 'shop',
    'checkout started': 'shop',
    'order paid': 'shop',
    dropped: 'dropped',
  })
})

test('a point has its texts in the places of the catalogue', () => {
  const written: (AnalyticsEngineDataPoint | undefined)[] = []
  const VISITS = { writeDataPoint: (point?: AnalyticsEngineDataPoint) => void written.push(point) }
  writePoint({ VISITS, VISIT_LOG: 'off' }, { reason: 'bot', event: 'dropped', page: '/' })
  const empty = Array.from({ length: columns.length - 3 }, () => '')
  expect(written).toEqual([{ indexes: ['dropped'], blobs: ['dropped', '/', ...empty, 'bot'] }])
})

test('whatever comes in, a point keeps the limits of the platform', () => {
  fc.assert(
    fc.property(text('binary'), anyTexts, (index, texts) => {
      const { indexes = [], blobs = [], doubles = [] } = dataPoint(index, texts)
      expect(indexes).toHaveLength(1)
      expect(bytes(indexes[0])).toBeLessThanOrEqual(96)
      expect(blobs).toHaveLength(texts.length)
      expect(doubles.length).toBeLessThanOrEqual(20)
      expect(blobs.reduce<number>((sum, text) => sum + bytes(text), 0)).toBeLessThanOrEqual(5120)
    }),
    quickly,
  )
})

test('a text that is too long loses its end, and never half a character', () => {
  fc.assert(
    fc.property(text('grapheme'), (given) => {
      const [kept = ''] = (dataPoint('', [given]).blobs ?? []) as string[]
      expect(given.startsWith(kept)).toBe(true)
      expect(kept.isWellFormed()).toBe(true)
      if (bytes(given) <= 256) expect(kept).toBe(given)
      else expect(bytes(kept)).toBeGreaterThan(252)
    }),
    quickly,
  )
})

test('more columns than the platform has are refused at once', () => {
  expect(() => dataPoint('', Array(21).fill(''))).toThrow('20 texts')
  expect(columns.length).toBeLessThanOrEqual(20)
})

test('the privacy page names every column, what it is for, how long it is kept and how to object', async () => {
  const { page } = await visitor().get('/policies/privacy')
  for (const { what, why } of Object.values(purposes))
    expect(page).toContain(`<th scope="row">${what}</th><td>${why}</td>`)
  for (const words of ['three months', '48 hours', 'Do Not Track', 'Global Privacy Control'])
    expect(page).toContain(words)
})
