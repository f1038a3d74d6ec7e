import { expect, test, vi } from 'vitest'
import { offerRing, stockOf } from '../support/catalogue.ts'
import { interposed } from '../support/interposed-database.ts'
import { mailInMemory } from '../support/mail-in-memory.ts'
import { addToCart, anna, checkOut, orderNow } from '../support/purchase.ts'
import { bindings, stripe, visitor, webhooksGoTo } from '../support/shop.ts'
import { shopWith } from '../support/shop-with.ts'
import { shortenTimers } from '../support/shorten-timers.ts'

test.each([
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
  'D1_ERROR: internal error',
])(
  '“%s”: whoever buys is asked to come back, loses nothing, and is heard of when it is over',
  async (message) => {
    shortenTimers()
    const logs = (['error', 'warn'] as const).map((level) =>
      vi.spyOn(console, level).mockReturnValue(),
    )
    let down = false
    const DB = interposed(bindings.DB, async (_, act) => {
      if (down) throw new Error(message)
      return act()
    })
    const { answer, clockStrikes } = shopWith({ DB, ...mailInMemory().bindings })
    webhooksGoTo(answer)
    const shopper = visitor({ answer })
    const [ring, other] = [await offerRing({ stock: 1 }), await offerRing({ stock: 1 })]
    await addToCart(shopper, ring)
    await checkOut(shopper)
    const session = stripe.sessions.at(-1)
    const order = await orderNow(session?.client_reference_id ?? '')
    const form = (await shopper.get('/checkout')).page

    down = true
    await stripe.pay(session?.id ?? '')
    expect(stripe.events.at(-1)?.deliveries, 'the provider is to tell it again').toEqual([503])
    await clockStrikes()
    const answers = {
      cart: await shopper.get('/cart'),
      'adding to the cart': await shopper.post('/cart/add', {
        key: crypto.randomUUID(),
        variant: other.variant,
        handle: other.handle,
        quantity: '1',
      }),
      checkout: await shopper.get('/checkout'),
      'the checkout, sent': await shopper.submit('/checkout', form, anna),
      'back from payment': await shopper.get(session?.success_url ?? ''),
      order: await shopper.get(`/orders/${order.number}`),
    }
    for (const [name, { status, headers, page }] of Object.entries(answers)) {
      expect(status, name).toBe(503)
      expect(Number(headers.get('Retry-After')), name).toBeGreaterThan(0)
      expect(headers.get('Cache-Control'), name).toBe('no-store')
      expect(page, name).toMatch(/try again in a few minutes/i)
      expect(page, name).not.toContain('D1_')
    }

    down = false
    const back = await shopper.get(session?.success_url ?? '')
    expect((await shopper.get(back.location)).page).toContain('Your order is paid')
    expect(await stockOf(ring.variant)).toBe(0)
    expect((await addToCart(shopper, other)).status).toBe(303)
    for (const log of logs) log.mockRestore()
  },
)
