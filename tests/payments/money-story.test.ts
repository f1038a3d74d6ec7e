import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { shortenTimers } from '../support/shorten-timers.ts'
import { story } from './money-story/acts.ts'
import { checkAtRest } from './money-story/at-rest.ts'
import { checkNow } from './money-story/invariants.ts'
import { look } from './money-story/look.ts'
import { begin, comeToRest, perform } from './money-story/outside-acts.ts'
import { openWorld } from './money-story/world.ts'

const faults: string[] = []

beforeAll(() => {
  shortenTimers()
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'error').mockImplementation((line: string) => {
    // What breaks on purpose is logged without its message.
    if (/constraint failed|TypeError|RangeError|ReferenceError/.test(line)) faults.push(line)
  })
})
afterAll(() => vi.restoreAllMocks())

/** About a second each. After a change of what they are about, several hundred find more. */
const RUNS = 20

test('in whatever order people sell, change, send, take back and refund, and whatever breaks: stock, pieces and money stay whole', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ first, moments }) => {
      faults.length = 0
      const world = await openWorld()
      for (const each of first) await begin(world, each)
      for (const acts of moments) {
        await Promise.all(acts.map((act) => perform(world, act, acts.length === 1)))
        checkNow(world, await look(world))
        expect(faults, 'faults in the log').toEqual([])
      }
      await comeToRest(world)
      const seen = await look(world)
      checkNow(world, seen)
      checkAtRest(seen)
      expect(faults, 'faults in the log').toEqual([])
    }),
    // A failing story is made shorter until the time is over, and told with its seed and path.
    { numRuns: RUNS, interruptAfterTimeLimit: 220_000, markInterruptAsFailure: true },
  )
}, 240_000)
