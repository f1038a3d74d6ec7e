import { expect } from 'vitest'
import { refundOrder } from '../../src/payments/refund-order.ts'
import { paypal, returnFrom } from '../support/paypal.ts'
import { later, stripe } from '../support/shop.ts'
import {
  bringEvents,
  carryMail,
  clockStrikes,
  insistAtTheDesk,
  offerPayPalToo,
  persistentShopper,
  wire,
} from './faults/shop.ts'
import { bought, placeOrder, type Shopper, type Story, tellWithFaults } from './faults/tell.ts'
import { asked, TOTAL } from './refund-desk.ts'

offerPayPalToo()

const placed: Story['before'] = (shopper, ring) => placeOrder(shopper, ring, 'paypal')

/** The clock strikes every five minutes, and finds what got lost. */
async function someMinutesLater() {
  wire.close()
  later(360)
  await clockStrikes()
}

/** Comes back from PayPal's page; where the money is being taken, looks again a minute later. */
async function comesBack(shopper: Shopper, session: string): Promise<string> {
  for (let looks = 1; ; looks++) {
    const { location } = await shopper.get(returnFrom(session))
    const { page } = await shopper.get(location)
    if (page.includes('Your order is paid') || looks === 3) return page
    later(61)
  }
}

const sold: Story['before'] = async (shopper, ring) => {
  const session = await placeOrder(shopper, ring, 'paypal')
  await paypal.approve(session)
  await bringEvents()
  return session
}

const stories: Record<string, Story> = {
  'a purchase with PayPal, from the cart to the mails': {
    async during(shopper, ring) {
      await shopper.fillCart(ring)
      const page = await shopper.openCheckout()
      const session = await shopper.order(page, 'paypal')
      await paypal.approve(session)
      expect(await comesBack(shopper, session)).toContain('Your order is paid')
      await bringEvents()
      expect(await shopper.order(page, 'paypal')).toMatch(/\/orders\/|^\/cart$/)
      await carryMail()
    },
    ending: { took: ['paid'], mails: bought, free: 0, held: 1 },
  },

  'approved, and nobody comes back': {
    before: placed,
    async during(_shopper, _ring, session) {
      await paypal.approve(session)
      await bringEvents()
      await someMinutesLater()
    },
    ending: { took: ['paid'], mails: bought, free: 0, held: 1 },
  },

  'approved, and no event arrives': {
    before: placed,
    async during(_shopper, _ring, session) {
      await paypal.approve(session)
      later(360)
      await clockStrikes()
      await someMinutesLater()
    },
    ending: { took: ['paid'], mails: bought, free: 0, held: 1 },
  },

  'from PayPal to the card and back': {
    before: placed,
    async during(shopper) {
      const page = await shopper.openCheckout()
      await shopper.order(page, 'stripe')
      const session = await shopper.order(page, 'paypal')
      wire.close()
      await paypal.approve(session)
      await comesBack(shopper, session)
    },
    ending: { took: ['paid'], mails: bought, free: 0, held: 1 },
  },

  'a refund of PayPal’s at the desk': {
    before: sold,
    async during(_shopper, _ring, session) {
      const form = asked({ id: paypal.order(session).unit.custom_id ?? '' }, TOTAL)
      const answer = await insistAtTheDesk((desk) => refundOrder(desk, form))
      expect(answer).toMatchObject({ ok: true, refund: { id: form.act, fault: null } })
      await bringEvents()
    },
    ending: { took: ['refunded'], mails: [...bought, 'refunded'], free: 0, held: 1 },
  },

  'a refund in PayPal’s dashboard': {
    before: sold,
    async during(_shopper, _ring, session) {
      await paypal.refund(session)
      await bringEvents()
      await someMinutesLater()
    },
    ending: { took: ['refunded'], mails: [...bought, 'refunded'], free: 0, held: 1 },
  },

  'approved when the ring was sold': {
    async before(shopper, ring) {
      const session = await placeOrder(shopper, ring, 'paypal')
      later(32 * 60)
      await clockStrikes()
      const other = persistentShopper(() => {})
      await stripe.pay(await placeOrder(other, ring))
      await bringEvents()
      return session
    },
    async during(shopper, _ring, session) {
      await paypal.approve(session)
      await bringEvents()
      expect(await comesBack(shopper, session)).toContain('Nothing was charged')
    },
    ending: { took: ['paid'], mails: bought, free: 0, held: 1 },
  },
}

tellWithFaults('ends as it must, whichever call goes wrong and how', stories)
