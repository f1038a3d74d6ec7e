import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { setSetting } from '../../../src/statistics/queries.ts'
import { offerRing } from '../../support/catalogue.ts'
import { paypal } from '../../support/paypal.ts'
import { db } from '../../support/shop.ts'
import { shortenTimers } from '../../support/shorten-timers.ts'
import { checkEnding, checkPage, type Ending } from './invariants.ts'
import { faultsOf } from './kinds.ts'
import { comeToRest, holdEverything, persistentShopper, wire } from './shop.ts'

type Ring = Awaited<ReturnType<typeof offerRing>>
export type Shopper = ReturnType<typeof persistentShopper>

/**
 * What happens before anything goes wrong, then while something does, and how it must end, whatever
 * it was.
 */
export type Story = {
  before?: (shopper: Shopper, ring: Ring) => Promise<string>
  during: (shopper: Shopper, ring: Ring, session: string) => Promise<void>
  ending: Ending
}

export const bought = ['order-confirmed', 'order-new']

export async function placeOrder(shopper: Shopper, ring: Ring, pay = 'stripe'): Promise<string> {
  await shopper.fillCart(ring)
  return shopper.order(await shopper.openCheckout(), pay)
}

/** Tells each story once for everything that can go wrong with each of its calls. */
export function tellWithFaults(title: string, stories: Record<string, Story>): void {
  describe.each(Object.entries(stories))('%s', (_name, { before, during, ending }) => {
    /** Plays the story, which ends the same whatever goes wrong. */
    async function play(fault?: { call: number; fault: string }) {
      holdEverything()
      wire.close()
      const ring = await offerRing({ stock: 1 })
      const shopper = persistentShopper(checkPage)
      const session = (await before?.(shopper, ring)) ?? ''
      // Whatever token the shop has is worth nothing: it asks for a new one.
      paypal.expireTokens()
      wire.open(fault)
      try {
        await during(shopper, ring, session)
      } finally {
        await comeToRest()
      }
      await checkEnding(ring.variant, ending)
    }

    test(title, async () => {
      await play()
      const failures: string[] = []
      for (const [number, call] of [...wire.calls].entries())
        for (const fault of faultsOf(call)) {
          const where = `call ${number}, ${call.callee}: ${call.what} (${call.during}), ${fault}`
          await play({ call: number, fault }).catch((error: Error) => {
            failures.push(`${where}: ${error.message.slice(0, 500)}`)
          })
        }
      expect(failures).toEqual([])
    }, 300_000)
  })

  beforeAll(async () => {
    shortenTimers(5000)
    // The stories take months together: no story is about the owner's mail of each Monday.
    await setSetting(db, { name: 'weekly-mail', value: 'off' })
    vi.spyOn(console, 'error').mockReturnValue()
    vi.spyOn(console, 'warn').mockReturnValue()
  })
  afterAll(() => vi.restoreAllMocks())
}
