import { vi } from 'vitest'
import type { PaymentDesk } from '../../../src/payments/payment-desk.ts'
import { anna } from '../../support/anna.ts'
import { staffAtWork } from '../../support/fulfilment.ts'
import { interposed } from '../../support/interposed-database.ts'
import { mailInMemory } from '../../support/mail-in-memory.ts'
import { bothProviders, paypal, paypalWebhooksGoTo, withPayPal } from '../../support/paypal.ts'
import { type Answer, bindings, later, stripe, visitor, webhooksGoTo } from '../../support/shop.ts'
import { shopWith } from '../../support/shop-with.ts'
import { moneyDesk } from '../refund-desk.ts'
import { CutOff, createWire } from './wire.ts'

/** The line on which everything goes wrong once. */
export const wire = createWire()

export const mails = mailInMemory(wire.pass)
const changed = { ...mails.bindings, DB: interposed(bindings.DB, wire.trip) }
let shop = shopWith(changed, wire.alive)
let desk = () => moneyDesk(changed)

/** From now on the shop has both providers. */
export function offerPayPalToo(): void {
  shop = shopWith({ ...withPayPal, ...changed }, wire.alive)
  desk = () => ({ ...bothProviders(changed), staff: staffAtWork().staff })
}

vi.stubGlobal('fetch', async (input: RequestInfo, init?: RequestInit) => {
  const request = new Request(input, init)
  const { origin, pathname } = new URL(request.url)
  const what = `${request.method} ${pathname.replace(/[cp][si]_\w+|[A-Z0-9]{17}/, ':id')}`
  const reads = request.method === 'GET'
  if (origin !== paypal.origin)
    return wire.pass('provider', what, () => stripe.fetch(request), reads)
  const callee = pathname.includes('/certs/') ? 'certificate' : 'provider'
  return wire.pass(callee, what, () => paypal.fetch(request), reads, paypal)
})

/**
 * What the shop sends is not brought by itself: each event when `bringEvents` is called, each mail
 * when `carryMail` is.
 */
export function holdEverything(): void {
  for (const provider of [stripe, paypal]) {
    provider.reset()
    provider.webhooks.hold()
  }
  webhooksGoTo(shop.answer)
  paypalWebhooksGoTo(shop.answer)
  paypal.webhooks.moveCertificate()
  mails.waiting.length = 0
  mails.sent.length = 0
}

/** Brings the provider's events that have not been answered well. */
export async function bringEvents(): Promise<void> {
  for (const { events, webhooks } of [stripe, paypal])
    for (const { event, deliveries } of [...events])
      if (!deliveries.includes(200)) await webhooks.resend(event.id)
}

/** Brings the mails that wait in the queue to its consumer; what fails there waits on. */
export async function carryMail(): Promise<void> {
  for (const mail of mails.waiting.splice(0))
    await shop.consume(mail).catch(() => mails.waiting.push(mail))
}

export async function clockStrikes(): Promise<void> {
  await shop.clockStrikes().catch((error: unknown) => {
    if (!(error instanceof CutOff)) throw error
  })
}

/** Somebody at the desk who does it again, with the same form, until it is answered. */
export async function insistAtTheDesk<T>(act: (desk: PaymentDesk) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await wire.alive('fetch', () => act(desk()))
    } catch (error) {
      if (attempt === 4) throw error
      later(10)
    }
}

/**
 * Nothing goes wrong any more, and the clock strikes once, when the hold is over and a refund may
 * be asked for anew. The queue, which may, brings everything twice.
 */
export async function comeToRest(): Promise<void> {
  wire.close()
  for (const { faults } of [stripe, paypal]) faults.clear()
  await carryMail()
  later(95 * 60)
  await clockStrikes()
  const brought = [...mails.waiting]
  await carryMail()
  mails.waiting.push(...brought)
  await carryMail()
}

/**
 * Somebody who does not give up at once: what fails is done again, after some seconds and as often
 * as people do.
 */
export function persistentShopper(saw: (answer: Answer) => void) {
  const browser = visitor({ answer: (request) => shop.answer(request), headers: { DNT: '1' } })
  const email = `${crypto.randomUUID()}@example.com`

  async function insist(act: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await act().catch((error: unknown) => {
        if (!(error instanceof CutOff)) throw error
      })
      if (answer) saw(answer)
      if (answer && answer.status < 500) return answer
      if (attempt === 4) throw new Error(`Answered ${answer?.status} again and again`)
      later(10)
    }
  }

  return {
    email,
    get: (path: string) => insist(() => browser.get(path)),
    async fillCart(ring: { handle: string; variant: string }) {
      const { handle, variant } = ring
      const form = { key: crypto.randomUUID(), handle, variant, quantity: '1' }
      await insist(() => browser.post('/cart/add', form))
    },
    /** The checkout page, filled in as far as its prices. */
    async openCheckout(): Promise<string> {
      const first = await insist(() => browser.get('/checkout'))
      const country = { country: anna.country, update: 'country' }
      return (await insist(() => browser.submit('/checkout', first.page, country))).page
    },
    /** Sends the checkout page. Returns the payment session, where it leads to one. */
    async order(page: string, pay = 'stripe'): Promise<string> {
      const sent = await insist(() => browser.submit('/checkout', page, { ...anna, email, pay }))
      if (sent.status !== 303) throw new Error(`The checkout answered ${sent.status}`)
      return /(?:\/pay\/|\?token=)(\w+)$/.exec(sent.location)?.[1] ?? sent.location
    },
  }
}
