import { expect, test } from 'vitest'
import {
  decideReturn,
  isFault,
  returnReasons,
  type Standing,
  sendBy,
  standingOf,
  withdrawalEnds,
} from '../../../src/fulfilment/returns/rules.ts'
import { stages } from '../../../src/fulfilment/rules.ts'

const at = (moment: string) => Date.parse(moment) / 1000
const here = { country: 'NL', timeZone: 'Europe/Amsterdam' }

test('the time to withdraw ends with the fourteenth day after the last parcel came', () => {
  const first = at('2026-11-02T10:00+01:00')
  const last = at('2026-11-05T10:00+01:00')
  expect(withdrawalEnds(['delivered'], [first], here)).toBe('2026-11-16')
  expect(withdrawalEnds(['delivered', 'delivered'], [last, first], here)).toBe('2026-11-19')
})

test('it came on the day that it was at the shop', () => {
  expect(withdrawalEnds(['delivered'], [at('2026-11-02T23:30Z')], here)).toBe('2026-11-17')
  const utc = { ...here, timeZone: 'UTC' }
  expect(withdrawalEnds(['delivered'], [at('2026-11-02T23:30Z')], utc)).toBe('2026-11-16')
})

test('a last day on a weekend or holiday of the buyer’s country moves to the next working day', () => {
  const saturday = at('2026-11-07T10:00+01:00')
  expect(withdrawalEnds(['delivered'], [saturday], here)).toBe('2026-11-23')
  // 11 and 12 December 2026 are a Friday and a Saturday; Christmas is on a Friday.
  const beforeChristmas = at('2026-12-11T10:00+01:00')
  expect(withdrawalEnds(['delivered'], [beforeChristmas], here)).toBe('2026-12-28')
  const inJapan = { ...here, country: 'JP' }
  expect(withdrawalEnds(['delivered'], [beforeChristmas], inJapan)).toBe('2026-12-25')
})

test('while a piece is still to come, or nobody knows that it came, the time has not begun', () => {
  const came = at('2026-11-02T10:00+01:00')
  for (const stage of ['to-make', 'ready', 'sent'] as const)
    expect(withdrawalEnds(['delivered', stage], [came, null], here), stage).toBeNull()
  expect(withdrawalEnds(['delivered', 'returned', 'cancelled'], [came, null], here)).not.toBeNull()
  expect(withdrawalEnds(['returned'], [null], here)).toBeNull()
})

const plain = { engraved: false, madeToOrder: true }
const engraved = { engraved: true, madeToOrder: false }

test('only what is with the shopper can be given back, and not twice at once', () => {
  const standing = Object.fromEntries(
    stages.map((stage) => [stage, standingOf({ stage, inReturn: false }, plain, false)]),
  )
  expect(standing).toEqual({
    ...{ 'to-make': 'not-sent', 'on-the-bench': 'not-sent', ready: 'not-sent' },
    ...{ 'at-the-assay-office': 'not-sent', sent: 'withdraw', delivered: 'withdraw' },
    ...{ returned: 'gone', cancelled: 'gone' },
  })
  expect(standingOf({ stage: 'delivered', inReturn: true }, plain, false)).toBe('in-return')
  expect(standingOf({ stage: 'delivered', inReturn: false }, plain, true)).toBe('late')
  expect(standingOf({ stage: 'delivered', inReturn: false }, engraved, false)).toBe('if-faulty')
  expect(standingOf({ stage: 'delivered', inReturn: false }, engraved, true)).toBe('if-faulty')
})

test('a withdrawal in time needs no answer and no reason; the rest waits for one', () => {
  for (const reason of returnReasons) {
    expect(decideReturn(['withdraw', 'withdraw'], reason)).toBe('agreed')
    expect(decideReturn(['late'], reason)).toBe('asked')
    expect(decideReturn(['withdraw', 'late'], reason)).toBe('asked')
  }
})

test('what was made for the shopper comes back for a fault, and for nothing else', () => {
  const answers = returnReasons.map((reason) => [reason, decideReturn(['if-faulty'], reason)])
  expect(answers.filter(([, answer]) => answer === 'asked').map(([reason]) => reason)).toEqual([
    'not-as-described',
    'damaged',
    'wrong-piece',
  ])
  expect(decideReturn(['withdraw', 'if-faulty'], 'changed-mind')).toBe('only-if-faulty')
  expect(isFault('other')).toBe(false)
})

test('nothing, and what is not with the shopper, cannot be asked for', () => {
  expect(decideReturn([], 'damaged')).toBe('not-returnable')
  for (const standing of ['not-sent', 'gone', 'in-return'] satisfies Standing[])
    expect(decideReturn(['withdraw', standing], 'damaged')).toBe('not-returnable')
})

test('the parcel is to be sent within fourteen days', () => {
  expect(sendBy(at('2026-11-02T23:30Z'), 'Europe/Amsterdam')).toBe('2026-11-17')
})
