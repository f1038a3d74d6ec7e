import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stages, unsentStages } from '../../src/fulfilment/rules.ts'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { addToCart, checkOut } from '../support/purchase.ts'
import { stripe, visitor } from '../support/shop.ts'
import { perform, type Step, type Told } from './story/acts.ts'
import { faults } from './story/faults.ts'
import { checkOrder } from './story/invariants.ts'

const UNITS = { made: 2, stock: 2 }

/** Sells two rings of each kind; the provider says twice that they are paid, if they are. */
async function sellBoth(isPaid: boolean) {
  const shopper = visitor()
  const made = await offerRing({ stock: 0, madeToOrder: true, workshopDays: 9, price: 30_000 })
  const ready = await offerRing({ stock: 5, price: 30_000 })
  await addToCart(shopper, made, { quantity: `${UNITS.made}` })
  await addToCart(shopper, ready, { quantity: `${UNITS.stock}` })
  expect((await checkOut(shopper)).status).toBe(303)
  const session = stripe.sessions.at(-1)
  const [id, sessionId] = [session?.client_reference_id ?? '', session?.id ?? '']
  if (isPaid) {
    await stripe.pay(sessionId)
    await stripe.webhooks.resend(stripe.events.at(-1)?.event.id ?? '')
  }
  const units = isPaid ? UNITS.made + UNITS.stock : 0
  const told: Told = { id, session: sessionId, units, moves: [], acts: [], isRefunded: false }
  return { told, variant: ready.variant }
}

const anyForm = {
  order: fc.nat(1),
  which: fc.integer({ min: 1, max: 15 }),
  fault: fc.constantFrom(...faults),
  isOld: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
}
const to = fc.oneof(
  { arbitrary: fc.constant('ready' as const), weight: 2 },
  { arbitrary: fc.constantFrom(...unsentStages, 'cancelled' as const), weight: 3 },
  { arbitrary: fc.constantFrom(...stages), weight: 1 },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ ...anyForm, does: fc.constant('move'), to, tell: fc.boolean() }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      ...anyForm,
      does: fc.constantFrom(
        ...(['undo', 'note', 'delay', 'pack', 'unpack', 'deliver', 'arrive'] as const),
        ...(['pack', 'send', 'send', 'send'] as const),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ ...anyForm, does: fc.constant('refund'), all: fc.boolean() }),
  },
)
/** Steps that somebody takes after one another, or two at the same moment. */
const moments = fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), {
  minLength: 15,
  maxLength: 25,
})

test('in whatever order people move, pack, send, undo and refund, and whatever gets lost, every order stays whole', async () => {
  await fc.assert(
    fc.asyncProperty(moments, fc.boolean(), async (story, isPaid) => {
      const sold = [await sellBoth(true), await sellBoth(isPaid)]
      const told = sold.map((each) => each.told)
      const stock = await Promise.all(sold.map(({ variant }) => stockOf(variant)))
      for (const steps of story) {
        await Promise.all(steps.map((each) => perform(told, each, steps.length === 1)))
        const about = new Set(steps.map(({ order }) => told[order % told.length]))
        for (const each of about) if (each) await checkOrder(each)
      }
      const after = await Promise.all(sold.map(({ variant }) => stockOf(variant)))
      expect(after, 'stock').toEqual(stock)
    }),
    { numRuns: 10 },
  )
}, 120_000)
