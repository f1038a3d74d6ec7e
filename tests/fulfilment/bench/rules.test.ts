import { expect, test } from 'vitest'
import {
  byWanted,
  filterQuery,
  isLate,
  packetNumber,
  packetOf,
  readFilter,
  weightOf,
} from '../../../src/fulfilment/admin/bench/rules.ts'

const piece = (facts: object, stage: 'to-make' | 'ready' = 'to-make') => ({
  ...{ id: JSON.stringify(facts), stage, facts: { stones: [], dimensions: {}, ...facts } },
})

test('a filter is read from an address and written to it the same; what is unknown is left out', () => {
  const query = {
    stage: 'ready',
    metal: '18k-gold',
    waits: 'stone',
    kind: 'to-engrave',
    until: '2026-12-01',
  }
  expect(filterQuery(readFilter({ ...query, after: '2026-12-01_a-b.2' }))).toEqual({
    ...query,
    after: '2026-12-01_a-b.2',
  })
  expect(
    Object.values(readFilter({ stage: 'lost', metal: 'A B', until: 'soon', after: 'x' })),
  ).toEqual(Array(6).fill(undefined))
})

test('late is what should have been ready before today, and is not', () => {
  const due = '2026-12-01'
  expect(isLate({ due, stage: 'to-make' }, '2026-12-01')).toBe(false)
  expect(isLate({ due, stage: 'to-make' }, '2026-12-02')).toBe(true)
  expect(isLate({ due, stage: 'ready' }, '2026-12-02')).toBe(false)
  expect(isLate({ due, stage: 'sent' }, '2026-12-02')).toBe(false)
})

test('the fineness of a packet is told by the facts, or else by the name of the metal', () => {
  const gold = piece({ metal: '18K yellow gold' })
  expect(packetOf([gold, piece({ fineness: 750 })])).toEqual({ ok: true, fineness: 750 })
  expect(packetOf([gold, piece({ metal: 'Platinum 950' })])).toEqual({
    ...{ ok: false, reason: 'mixed', finenesses: [950, 750] },
  })
  const brass = piece({ metal: 'brass' })
  expect(packetOf([gold, brass])).toEqual({ ok: false, reason: 'unknown', pieces: [brass.id] })
  expect(packetOf([])).toEqual({ ok: false, reason: 'none' })
  expect(packetOf([piece({ fineness: 750 }, 'ready')])).toEqual({ ok: false, reason: 'done' })
})

test('weights are added without the noise of binary fractions, and say what is not known', () => {
  expect(weightOf([piece({ weightGrams: 0.1 }), piece({ weightGrams: 0.2 }), piece({})])).toEqual({
    ...{ grams: 0.3, unknown: 1 },
  })
})

test('a packet of the same act has the same number', () => {
  expect(packetNumber('2026-11-26', '9f3a2c00-aaaa')).toBe('261126-9F3A2C')
})

test('what is wanted is grouped without regard to case and spaces', () => {
  const waits = (wanted: string, waitsFor: 'stone' | null = 'stone') => ({ wanted, waitsFor })
  const groups = byWanted([
    waits('Ruby 10 mm'),
    waits('ruby 9 mm'),
    waits(' ruby  10 MM'),
    waits('x', null),
  ])
  expect(groups.map(({ wanted, pieces }) => [wanted, pieces.length])).toEqual([
    ['ruby 9 mm', 1],
    ['Ruby 10 mm', 2],
  ])
})
