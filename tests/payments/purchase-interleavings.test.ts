import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { shortenTimers } from '../support/shorten-timers.ts'
import { story } from './story/acts.ts'
import { checkEnd, checkNow } from './story/invariants.ts'
import { openStoryShop } from './story/shop.ts'

beforeAll(() => {
  shortenTimers()
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => vi.restoreAllMocks())

test('whatever happens in whatever order, no piece is lost or sold twice, and what is paid is bought', async () => {
  let runs = 0
  await fc.assert(
    fc.asyncProperty(story, async ({ stock, carts, first, steps }) => {
      runs++
      const shop = await openStoryShop({ stock, carts })
      for (const together of [first, ...steps]) {
        await shop.performAll(together)
        await checkNow(shop)
      }
      await shop.comeToRest()
      await checkEnd(shop)
    }),
    // A failing story is made shorter until the time is over, and told with its seed and path.
    { numRuns: 1000, interruptAfterTimeLimit: 300_000, markInterruptAsFailure: true },
  )
  expect(runs).toBeGreaterThanOrEqual(1000)
}, 320_000)
