import { expect, test } from 'vitest'
import type { Offer } from '../../src/checkout/rules/offers.ts'
import { changesSince, type SeenLine, seenText } from '../../src/checkout/seen.ts'

const ring: SeenLine = {
  ...{ variant: 'v1', engraving: '', name: 'Sol, ring size 52', quantity: 1, price: 50_000 },
}
const chain = { ...ring, variant: 'v2', name: 'Luna' }
const offer: Offer = {
  method: 'standard',
  price: 790,
  days: [2, 4],
  dates: { readyBy: '2026-11-25', deliverFrom: '2026-11-27', deliverBy: '2026-12-01' },
}
const seen = seenText('EUR', [ring, chain], 2100, [offer])
const write = (what: unknown) =>
  Buffer.from(typeof what === 'string' ? what : JSON.stringify(what)).toString('base64url')

test.each([
  ['the currency', seenText('USD', [ring, chain], 2100, [offer])],
  ['whether tax is included', seenText('EUR', [ring, chain], 0, [offer])],
  ['the order of the lines', seenText('EUR', [chain, ring], 2100, [offer])],
  ['a price of delivery', seenText('EUR', [ring, chain], 2100, [{ ...offer, price: 0 }])],
  ['the way', seenText('EUR', [ring, chain], 2100, [{ ...offer, method: 'insured' }])],
  [
    'a date',
    seenText('EUR', [ring, chain], 2100, [
      { ...offer, dates: { ...offer.dates, deliverBy: '2026-12-02' } },
    ]),
  ],
  ['what can be chosen', seenText('EUR', [ring, chain], 2100, [offer, offer])],
])('a page that differs in %s was not seen', (_, other) => {
  expect(other).not.toBe(seen)
})

test('a rate of tax is on the page, and changes nothing that is paid', () => {
  expect(seenText('EUR', [ring, chain], 1900, [offer])).toBe(seen)
})

test('days in transit are not on the page, their dates are', () => {
  expect(seenText('EUR', [ring, chain], 2100, [{ ...offer, days: [3, 5] }])).toBe(seen)
})

test.each<[string, SeenLine[], ReturnType<typeof changesSince>]>([
  ['nothing', [ring, chain], []],
  ['only the order of the lines', [chain, ring], []],
  ['a line less', [chain], [{ was: ring, is: null }]],
  ['every line', [], [ring, chain].map((was) => ({ was, is: null }))],
  [
    'a line more',
    [ring, chain, { ...ring, variant: 'v3' }],
    [{ was: null, is: { ...ring, variant: 'v3' } }],
  ],
  ['a quantity', [{ ...ring, quantity: 2 }, chain], [{ was: ring, is: { ...ring, quantity: 2 } }]],
  ['a price', [{ ...ring, price: 1 }, chain], [{ was: ring, is: { ...ring, price: 1 } }]],
  ...(['variant', 'engraving', 'name'] as const).map(
    (what): [string, SeenLine[], ReturnType<typeof changesSince>] => [
      `the ${what}, which makes it another line`,
      [{ ...ring, [what]: 'other' }, chain],
      [
        { was: ring, is: null },
        { was: null, is: { ...ring, [what]: 'other' } },
      ],
    ],
  ),
])('what has changed: %s', (_, now, changes) => {
  expect(changesSince(seen, now)).toEqual(changes)
})

test.each([
  ['nothing', ''],
  ['letters that are no text', '%'],
  ['no JSON', write('nonsense')],
  ['nobody', write('null')],
  ['no lines', write({})],
  ['a line without a price', write({ lines: [{ ...ring, price: undefined }] })],
  ['half a unit', write({ lines: [{ ...ring, quantity: 0.5 }] })],
  ['a number for a name', write({ lines: [{ ...ring, name: 1 }] })],
  ['more lines than a cart has', write({ lines: Array(41).fill(ring) })],
])('a text that says %s names no change', (_, text) => {
  expect(changesSince(text, [ring])).toEqual([])
})

test('of a full cart every line is compared', () => {
  const full = Array.from({ length: 40 }, (_, at) => ({ ...ring, variant: `v${at}` }))
  expect(changesSince(seenText('EUR', full, 0, []), full.slice(1))).toEqual([
    { was: full[0], is: null },
  ])
})
