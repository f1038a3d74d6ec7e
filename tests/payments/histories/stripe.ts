import { later, stripe } from '../../support/shop.ts'
import { afterASale, bought, type Ending } from './ending.ts'

/** What can happen at the provider; the first event of each arrives, the clock finds others. */
export const atStripe = {
  pay: (session: string) => stripe.pay(session),
  'pay another amount': (session: string) => stripe.pay(session, { amount: 100 }),
  decline: (session: string) => stripe.decline(session),
  'pay later': (session: string) => stripe.payLater(session),
  'money comes': (session: string) => stripe.settleAsync(session, 'succeeded'),
  'money does not come': (session: string) => stripe.settleAsync(session, 'failed'),
  'refund a part': (session: string) => stripe.refund(session, 10_000),
  'refund what is left': (session: string) => stripe.refund(session),
  'refund a part later'(session: string) {
    stripe.refundPending('processing')
    return stripe.refund(session, 10_000)
  },
  'the refund goes': (session: string) => stripe.settleRefund(lastRefund(session), 'succeeded'),
  'the refund is called off': (session: string) =>
    stripe.settleRefund(lastRefund(session), 'canceled'),
  'the refund comes back': (session: string) => stripe.failRefund(lastRefund(session)),
  dispute: (session: string) => stripe.dispute(session),
  'dispute is won': (session: string) => stripe.endDispute(session, 'won'),
  'dispute is lost': (session: string) => stripe.endDispute(session, 'lost'),
  async 'time is over'() {
    later(32 * 60)
    await stripe.expireOverdue()
  },
}

const lastRefund = (session: string): string => {
  const { payment_intent } = stripe.session(session)
  const all = [...stripe.account.refunds.values()]
  return all.findLast((each) => each.payment_intent === payment_intent)?.id ?? ''
}

/** What happens at the provider, and how the order ends. */
export const stripeHistories: [history: (keyof typeof atStripe)[], Ending][] = [
  [['pay'], { state: 'paid', mails: bought }],
  [['decline', 'pay'], { state: 'paid', mails: bought }],
  [['pay later', 'money comes'], { state: 'paid', mails: bought }],
  [['pay later', 'money does not come'], { state: 'released', free: 1, mails: ['payment-failed'] }],
  [['time is over'], { state: 'released', free: 1, mails: [] }],
  [['decline', 'time is over'], { state: 'released', free: 1, mails: ['payment-failed'] }],
  [
    ['pay later', 'money comes', 'refund a part'],
    { state: 'paid', refunded: 10_000, mails: [...bought, 'refunded'] },
  ],
  [
    ['pay another amount', 'refund what is left'],
    { state: 'refunded', refunded: 100, free: 1, mails: ['order-attention', 'refunded'] },
  ],
  ...afterASale,
]
