import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { offerRing } from '../support/catalogue.ts'
import { paypal, placeWithPayPal, shop } from '../support/paypal.ts'
import { later, reachable } from '../support/shop.ts'

let fetched: string[] = []

beforeEach(() => {
  later(60)
  fetched = []
  reachable(paypal.origin, (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.includes('/certs/')) fetched.push(pathname)
    return paypal.fetch(request)
  })
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => vi.restoreAllMocks())

/** An event as PayPal signs it. */
async function anEvent() {
  const { session } = await placeWithPayPal(await offerRing({ stock: 1 }))
  paypal.webhooks.hold()
  await paypal.approve(session)
  const sent = paypal.events.at(-1)
  if (!sent) throw new Error('Nothing was sent')
  return sent
}

test('whoever names certificates that there are not makes the shop ask for five in a minute', async () => {
  const event = await anEvent()
  const genuine = () => paypal.webhooks.signed(event)
  expect((await shop.answer(await genuine())).status).toBe(200)
  later(60)
  fetched = []
  const forged = async (name: string) => {
    const certUrl = `${paypal.origin}/v1/notifications/certs/${name}`
    return (await shop.answer(await paypal.webhooks.signed(event, { certUrl }))).status
  }
  const names = Array.from({ length: 12 }, (_, n) => `CERT-forged-${n}`)
  const answers = await Promise.all(names.map(forged))
  expect(answers.filter((status) => status === 400)).toHaveLength(5)
  // PayPal, with a certificate that is new, would deliver again.
  expect(answers.filter((status) => status === 503)).toHaveLength(7)
  expect(fetched).toHaveLength(5)
  // What is known to be none is not asked for again, and what PayPal has signed is taken as before.
  expect(await forged('CERT-forged-0')).toBe(400)
  expect((await shop.answer(await genuine())).status).toBe(200)
  expect(fetched).toHaveLength(5)
  later(61)
  expect(await forged('CERT-forged-0')).toBe(400)
  expect([await forged('CERT-forged-11'), fetched.length]).toEqual([400, 6])
  // It may be one of PayPal's an hour later.
  later(3600)
  await forged('CERT-forged-0')
  expect(fetched).toHaveLength(7)
})
