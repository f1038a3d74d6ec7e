import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, recommend, type Signal } from '../../src/recommendations/rules.ts'

const ruby = ['type=ring', 'metal=18k-yellow-gold', 'stone=natural-ruby']

const kept = (id: string, facets: string[], more: Partial<Signal> = {}): Signal => ({
  ...{ id, facets, from: 'kept', title: `The ${id}`, collections: [], price: 50_000 },
  ...more,
})
const piece = (id: string, facets: string[], more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, facets, collections: [], price: 50_000, relations: [], found: 0 },
  ...more,
})
const ids = (found: { id: string }[]) => found.map(({ id }) => id)

test('whoever kept a ruby ring sees rubies before pearls, and yellow gold before silver', () => {
  const shown = recommend(
    [kept('ring', ruby)],
    [
      piece('pearls', ['type=earrings', 'metal=sterling-silver', 'stone=natural-pearl']),
      piece('plain', ['type=earrings', 'metal=14k-yellow-gold', 'stone=without-stones']),
      piece('rubies', ['type=earrings', 'metal=sterling-silver', 'stone=natural-ruby']),
      piece('both', ['type=earrings', 'metal=14k-yellow-gold', 'stone=natural-ruby']),
    ],
  )
  expect(ids(shown)).toEqual(['both', 'rubies', 'plain', 'pearls'])
})

test('what several kept pieces share counts more than what one has', () => {
  const signals = [
    kept('pearl', ['type=ring', 'metal=platinum-950', 'stone=natural-pearl']),
    kept('one', ['type=necklace', 'metal=14k-rose-gold', 'stone=natural-ruby']),
    kept('two', ['type=bracelet', 'metal=14k-rose-gold', 'stone=natural-ruby']),
  ]
  const shown = recommend(signals, [
    piece('white', ['type=brooch', 'metal=platinum-950', 'stone=natural-pearl']),
    piece('rose', ['type=brooch', 'metal=14k-rose-gold', 'stone=natural-ruby']),
  ])
  expect(ids(shown)).toEqual(['rose', 'white'])
})

test('the reason is the piece that speaks most for it, and how', () => {
  const pearl = kept('studs', ['type=earrings', 'stone=natural-pearl'])
  const inCart = kept('ring', ruby, { from: 'cart' })
  const reasons = recommend(
    [pearl, inCart],
    [
      piece('a', ['type=necklace', 'stone=natural-pearl']),
      piece('b', ruby),
      piece('c', ruby, { relations: [{ kind: 'goes-with', id: 'ring' }] }),
      piece('d', ruby, { relations: [{ kind: 'bought-together', id: 'ring' }] }),
      piece('e', ['type=brooch'], { found: 2 }),
    ],
  )
  expect(Object.fromEntries(reasons.map(({ id, reason }) => [id, reason]))).toEqual({
    a: { because: 'kept', title: 'The studs' },
    b: { because: 'cart', title: 'The ring' },
    c: { because: 'goes-with', title: 'The ring' },
    d: { because: 'bought-together', title: 'The ring' },
    e: { because: 'searched' },
  })
})

test('nobody sees eight rings while there is something else', () => {
  const rings = Array.from({ length: 9 }, (_, n) => piece(`ring-${n}`, ruby))
  const others = ['one', 'two'].map((id) => piece(id, ['type=brooch'], { price: 60_000 }))
  const shown = ids(recommend([kept('mine', ruby)], [...rings, ...others]))
  expect(shown).toHaveLength(8)
  expect(shown.slice(0, 6)).toEqual(['ring-0', 'ring-1', 'ring-2', 'ring-3', 'one', 'two'])
  expect(recommend([kept('mine', ruby)], rings)).toHaveLength(8)
})

const facets = fc.subarray([...ruby, 'type=brooch', 'metal=platinum-950', 'stone=without-stones'])
const traits = { facets, price: fc.nat(2_000_000), collections: fc.subarray(['c1', 'c2']) }
const name = fc.constantFrom(...'abcdefghijkl')
const anySignals = fc.uniqueArray(
  fc.record({
    ...{ id: name, title: fc.string(), ...traits },
    from: fc.constantFrom('kept' as const, 'cart' as const),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
)
const kinds = fc.constantFrom('similar' as const, 'goes-with' as const, 'bought-together' as const)
const anyCandidates = fc.uniqueArray(
  fc.record({
    ...{ id: name, found: fc.nat(3), ...traits },
    relations: fc.array(fc.record({ kind: kinds, id: name }), { maxLength: 4 }),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
)

test('whatever is kept: nothing of it is shown, nothing twice, and the order read does not matter', () => {
  fc.assert(
    fc.property(anySignals, anyCandidates, (signals, candidates) => {
      const shown = recommend(signals, candidates)
      expect(shown.length).toBeLessThanOrEqual(8)
      expect(new Set(ids(shown)).size).toBe(shown.length)
      const titles = signals.map(({ title }) => title)
      for (const { id, reason } of shown) {
        expect(signals.map((signal) => signal.id)).not.toContain(id)
        if ('title' in reason) expect(titles).toContain(reason.title)
      }
      expect(ids(recommend(signals, candidates.toReversed()))).toEqual(ids(shown))
    }),
  )
})
