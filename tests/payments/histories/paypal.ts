import { paypal } from '../../support/paypal.ts'
import { later } from '../../support/shop.ts'
import { afterASale, bought, type Ending } from './ending.ts'

/** The shopper's browser comes back from PayPal's page. */
type ComeBack = () => Promise<unknown>
type Session = string

/** The shopper agrees and comes back, and the shop never hears PayPal's answer to its capture. */
async function takeUnheard(session: Session, comeBack: ComeBack) {
  paypal.faults.order({ endpoint: 'orders.capture', kind: 'drop-after', times: 2 })
  await paypal.approve(session)
  await comeBack()
}

/** What can happen at PayPal; the clock finds what does not arrive. */
export const atPayPal = {
  agree: (session: Session) => paypal.approve(session),
  'come back': (_: Session, comeBack: ComeBack) => comeBack(),
  async 'agree with a card that is declined'(session: Session, comeBack: ComeBack) {
    paypal.captureNext({ refuse: 'INSTRUMENT_DECLINED' }, session)
    await paypal.approve(session)
    await comeBack()
  },
  'agree, and be refused for good'(session: Session) {
    paypal.captureNext({ status: 'DECLINED' }, session)
    return paypal.approve(session)
  },
  pay: takeUnheard,
  'pay, and PayPal looks at it first'(session: Session, comeBack: ComeBack) {
    paypal.captureNext({ status: 'PENDING', reason: 'PENDING_REVIEW' }, session)
    return takeUnheard(session, comeBack)
  },
  'money comes': (session: Session) => paypal.settleCapture(session, 'COMPLETED'),
  'money does not come': (session: Session) => paypal.settleCapture(session, 'DECLINED'),
  'PayPal takes it back': (session: Session) => paypal.reverseApproval(session),
  'time is over'() {
    later(32 * 60)
    return Promise.resolve()
  },
  'refund a part': (session: Session) => paypal.refund(session, 10_000),
  'refund what is left': (session: Session) => paypal.refund(session),
  'refund a part later'(session: Session) {
    paypal.refundPending()
    return paypal.refund(session, 10_000)
  },
  'the refund goes': (session: Session) => settleRefund(session, 'COMPLETED'),
  'the refund is called off': (session: Session) => settleRefund(session, 'CANCELLED'),
  'the refund comes back': (session: Session) => settleRefund(session, 'FAILED'),
  dispute: (session: Session) => paypal.dispute(session),
  'dispute is won': (session: Session) => paypal.endDispute(session, 'RESOLVED_SELLER_FAVOUR'),
  'dispute is lost': (session: Session) => paypal.endDispute(session, 'RESOLVED_BUYER_FAVOUR'),
}

const settleRefund = (session: Session, outcome: 'COMPLETED' | 'FAILED' | 'CANCELLED') =>
  paypal.settleRefund(paypal.order(session).refunds.at(-1)?.id ?? '', outcome)

const released = { state: 'released', free: 1 }

/** What happens at PayPal, and how the order ends. */
export const payPalHistories: [history: (keyof typeof atPayPal)[], Ending][] = [
  [['agree'], { state: 'paid', mails: bought }],
  [['agree', 'come back'], { state: 'paid', mails: bought }],
  [['pay'], { state: 'paid', mails: bought }],
  [['agree with a card that is declined', 'agree'], { state: 'paid', mails: bought }],
  [['agree, and be refused for good'], { ...released, mails: ['payment-failed'] }],
  [['pay, and PayPal looks at it first', 'money comes'], { state: 'paid', mails: bought }],
  [
    ['pay, and PayPal looks at it first', 'money does not come'],
    { ...released, mails: ['payment-failed'] },
  ],
  [['time is over'], { ...released, mails: [] }],
  [['time is over', 'agree'], { ...released, mails: ['payment-failed'] }],
  [['agree', 'PayPal takes it back'], { ...released, mails: ['payment-failed'] }],
  ...afterASale,
]
