import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { days } from '../../../src/platform/clock.ts'
import { shortenTimers } from '../../support/shorten-timers.ts'
import { subscribe } from './audience.ts'
import { likePostmark, likeResend } from './mail-services.ts'
import { openWorld, type Step } from './world.ts'

// Small, so that few people make many batches, chunks and days.
const sizes = { batch: 4, chunk: 9, firstDay: 12 }
const PEOPLE = 27

const order = fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 12 })
const faults = fc.array(
  fc.record({
    call: fc.nat({ max: 14 }),
    fault: fc.constantFrom(
      ...(['dies before', 'dies after', 'answer lost', 'later', 'refused'] as const),
    ),
  }),
  { maxLength: 3 },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('run' as const),
      runners: fc.integer({ min: 1, max: 3 }),
      faults,
      order,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'clock' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 60, 200, 1100, 4000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constantFrom('leave' as const, 'leave' as const, 'bounce' as const),
      who: fc.nat({ max: PEOPLE }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('pause' as const, 'resume' as const) }),
  },
)
const story = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 16 }),
  service: fc.constantFrom('resend' as const, 'postmark' as const),
  warmUp: fc.boolean(),
  /** Whether the shop stands still for longer than the mail service remembers. */
  standsStill: fc.option(fc.nat({ max: 15 }), { freq: 5 }),
  refused: fc.nat({ max: 40 }),
})

beforeAll(() => {
  shortenTimers()
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

test('whatever happens in whatever order, each who stays gets one mail, and nobody who has left', async () => {
  const people = await subscribe(PEOPLE)
  let runs = 0
  await fc.assert(
    fc.asyncProperty(story, async ({ steps, service, warmUp, standsStill, refused }) => {
      runs++
      const like = service === 'resend' ? likeResend : likePostmark
      const world = await openWorld(
        people,
        like(({ subscriber }) => subscriber === people[refused]),
        { warmUp, sizes },
      )
      for (const [at, each] of steps.entries()) {
        if (at === standsStill) await world.perform({ act: 'wait', seconds: days(8) })
        await world.perform(each)
      }
      await world.comeToRest()
      await world.checkEnd({ mayBeUnclear: standsStill !== null, refused: people[refused] })
    }),
    {
      numRuns: 40,
      endOnFailure: true,
      interruptAfterTimeLimit: 100_000,
      markInterruptAsFailure: true,
    },
  )
  expect(runs).toBeGreaterThanOrEqual(40)
}, 120_000)
