import { expect, test } from 'vitest'
import { HOLD_SECONDS, nextHold } from '../../src/orders/hold-rules.ts'

const minute = 60
const noon = 1_800_000_000
const held = (variantId: string, endsIn: number, times = 1) => ({
  variantId,
  endsAt: noon + endsIn,
  times,
})
const refused = (variantId: string, inSeconds: number) => ({
  ...{ ok: false, variantId },
  from: noon + inSeconds,
})

test('who has held nothing may hold for half an hour to pay and a minute to get there', () => {
  expect(HOLD_SECONDS).toBe(1860)
  expect(nextHold([], noon)).toEqual({ ok: true, until: noon + 31 * minute })
})

test('an earlier hold is not made longer by ordering once more', () => {
  expect(nextHold([held('ring', 600)], noon)).toEqual({ ok: true, until: noon + 600 })
  const both = [held('ring', 900), held('chain', 600)]
  expect(nextHold(both, noon)).toEqual({ ok: true, until: noon + 600 })
  expect(nextHold([held('ring', 1e6)], noon)).toEqual({ ok: true, until: noon + HOLD_SECONDS })
})

test('with less than five minutes left to pay, others come first', () => {
  expect(nextHold([held('ring', 300)], noon)).toEqual({ ok: true, until: noon + 300 })
  expect(nextHold([held('ring', 299)], noon)).toEqual(refused('ring', 299 + 20 * minute))
})

test('others come first for twenty minutes, twice as long after each further hold of a day', () => {
  expect(nextHold([held('ring', 0)], noon)).toEqual(refused('ring', 20 * minute))
  const cools = [20, 40, 80, 160, 320, 640, 1280, 1280, 1280]
  for (const [before, cool] of cools.entries()) {
    const ended = (ago: number) => [held('ring', -ago, before + 1)]
    expect(nextHold(ended(cool * minute - 1), noon)).toEqual(refused('ring', 1))
    // Cooled down, it is as if nothing had been held.
    expect(nextHold(ended(cool * minute), noon)).toEqual({ ok: true, until: noon + HOLD_SECONDS })
  }
})

test('of several variants, the one that can be ordered last is named', () => {
  const ring = held('ring', -minute)
  const chain = held('chain', -minute, 2)
  const longest = refused('chain', 39 * minute)
  expect(nextHold([ring, chain], noon)).toEqual(longest)
  expect(nextHold([chain, ring], noon)).toEqual(longest)
  expect(nextHold([held('pin', 900), ring], noon)).toEqual(refused('ring', 19 * minute))
})
