import { expect } from 'vitest'
import { refundOrder } from '../../src/payments/refund-order.ts'
import { later, stripe } from '../support/shop.ts'
import { bringEvents, carryMail, clockStrikes, insistAtTheDesk, wire } from './faults/shop.ts'
import { bought, placeOrder, type Story, tellWithFaults } from './faults/tell.ts'
import { asked, TOTAL } from './refund-desk.ts'

const stories: Record<string, Story> = {
  'a purchase, from the cart to the mails': {
    async during(shopper, ring) {
      await shopper.fillCart(ring)
      const page = await shopper.openCheckout()
      const session = await shopper.order(page)
      await stripe.pay(session)
      await bringEvents()
      const back = await shopper.get(stripe.session(session).success_url ?? '')
      expect((await shopper.get(back.location)).page).toContain('Your order is paid')
      // Back in the browser, and sent once more.
      expect([back.location, '/cart']).toContain(await shopper.order(page))
      await carryMail()
    },
    ending: { took: ['paid'], mails: bought, free: 0, held: 1 },
  },

  'paid, and nobody comes back': {
    before: placeOrder,
    async during(_shopper, _ring, session) {
      await stripe.pay(session)
      await bringEvents()
    },
    ending: { took: ['paid'], mails: bought, free: 0, held: 1 },
  },

  'back from the payment page, ordered anew, and paid there': {
    before: placeOrder,
    async during(shopper) {
      const session = await shopper.order(await shopper.openCheckout())
      await bringEvents()
      wire.close()
      await stripe.pay(session)
      await bringEvents()
    },
    ending: { took: ['paid'], mails: bought, free: 0, held: 1 },
  },

  'nobody pays, and the time is over': {
    before: placeOrder,
    async during() {
      later(32 * 60)
      await clockStrikes()
      await bringEvents()
    },
    ending: { took: [], mails: [], free: 1, held: 0 },
  },

  'a payment that took days, and did not come': {
    async before(shopper, ring) {
      const session = await placeOrder(shopper, ring)
      await stripe.payLater(session)
      await bringEvents()
      await carryMail()
      // An address that has not paid gets one mail a day.
      later(86_460)
      return session
    },
    async during(_shopper, _ring, session) {
      await stripe.settleAsync(session, 'failed')
      await bringEvents()
    },
    ending: { took: [], mails: ['payment-awaited', 'payment-failed'], free: 1, held: 0 },
  },

  'money for a ring that was sold meanwhile': {
    async before(shopper, ring) {
      // A page that the shop does not know to be open: the call and its retry got no answer.
      stripe.faults.order({ endpoint: 'sessions.create', kind: 'drop-after', times: 2 })
      const kept = await placeOrder(shopper, ring)
      const [lost] = stripe.sessions
      await stripe.pay(kept)
      await bringEvents()
      return lost?.id ?? ''
    },
    async during(_shopper, _ring, session) {
      await stripe.pay(session)
      await bringEvents()
    },
    ending: {
      took: ['paid', 'refunded'],
      mails: [...bought, 'refunded', 'sold-meanwhile'],
      free: 0,
      held: 1,
    },
  },

  'a refund at the desk': {
    async before(shopper, ring) {
      const session = await placeOrder(shopper, ring)
      await stripe.pay(session)
      await bringEvents()
      return session
    },
    async during(_shopper, _ring, session) {
      const orderId = stripe.session(session).client_reference_id ?? ''
      const form = asked({ id: orderId }, TOTAL)
      const answer = await insistAtTheDesk((desk) => refundOrder(desk, form))
      expect(answer).toMatchObject({ ok: true, refund: { id: form.act, fault: null } })
      await bringEvents()
    },
    ending: { took: ['refunded'], mails: [...bought, 'refunded'], free: 0, held: 1 },
  },

  'a refund in the provider’s dashboard': {
    async before(shopper, ring) {
      const session = await placeOrder(shopper, ring)
      await stripe.pay(session)
      await bringEvents()
      return session
    },
    async during(_shopper, _ring, session) {
      await stripe.refund(session)
      await bringEvents()
    },
    ending: { took: ['refunded'], mails: [...bought, 'refunded'], free: 0, held: 1 },
  },
}

tellWithFaults('ends as it must, whichever call goes wrong and how', stories)
