import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { shortenTimers } from '../../support/shorten-timers.ts'
import { subscribe } from './audience.ts'
import { likeResend } from './mail-services.ts'
import { openWorld, type Step } from './world.ts'

const PEOPLE = 5000

/** What may happen during a long send: mostly it goes on, two messages at once now and then. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('run' as const),
      runners: fc.integer({ min: 1, max: 2 }),
      faults: fc.array(
        fc.record({
          call: fc.nat({ max: 12 }),
          fault: fc.constantFrom(
            ...(['dies before', 'dies after', 'answer lost', 'later'] as const),
          ),
        }),
        { maxLength: 2 },
      ),
      order: fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('wait' as const), seconds: fc.constantFrom(1, 300) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constantFrom('leave' as const, 'bounce' as const),
      who: fc.nat({ max: PEOPLE - 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'clock' as const }) },
)

beforeAll(() => {
  shortenTimers()
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

test('of 5,000 recipients nobody is lost and nobody bothered, whatever happens meanwhile', async () => {
  const people = await subscribe(PEOPLE)
  let reached = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      const world = await openWorld(
        people,
        likeResend(() => false),
        { warmUp: false },
      )
      for (const each of steps) await world.perform(each)
      await world.comeToRest()
      await world.checkEnd({ mayBeUnclear: false, refused: undefined })
      reached = world.taken.length
    }),
    { numRuns: 1, endOnFailure: true },
  )
  expect(reached).toBeGreaterThan(4900)
}, 120_000)
