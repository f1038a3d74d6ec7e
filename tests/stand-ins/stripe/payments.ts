import { type Account, type Checkout, newId } from './account.ts'
import { move } from './balance.ts'
import { newCharge } from './objects/charge.ts'
import { newPaymentIntent } from './objects/payment-intent.ts'
import type { Charge, PaymentIntent, Session } from './objects/types.ts'
import { refuseAct } from './refusal.ts'
import { chooseShipping, findCheckout } from './sessions.ts'

/** What a shopper typed and chose on the payment page. */
export type Shopper = {
  email?: string
  name?: string
  /** Position of the delivery among the session's `shipping_options`. */
  shipping?: number
  /**
   * Another total than the shop asked for: what discounts or converted prices can do to a session.
   */
  amount?: number
}

/** The shopper pays at once. */
export function pay(account: Account, id: string, shopper: Shopper = {}): Session {
  const checkout = openCheckout(account, id)
  fillIn(checkout, shopper)
  if (checkout.session.payment_status === 'unpaid') {
    charge(account, checkout, 'succeeded')
    checkout.session.payment_status = 'paid'
  }
  return complete(account, checkout.session)
}

/** The shopper's card is declined: the session stays open, and the shopper may try again. */
export function decline(account: Account, id: string, shopper: Shopper = {}): Session {
  const checkout = openCheckout(account, id)
  fillIn(checkout, shopper)
  const intent = charge(account, checkout, 'failed')
  account.tell('payment_intent.payment_failed', intent)
  return checkout.session
}

/** The shopper finishes with a bank transfer or another way whose money comes later, or never. */
export function payLater(account: Account, id: string, shopper: Shopper = {}): Session {
  const checkout = openCheckout(account, id)
  if (!offersDelay(checkout.session)) refuseAct(`Session ${id} offers no way to pay later`)
  fillIn(checkout, shopper)
  if (checkout.session.payment_status === 'unpaid') charge(account, checkout, 'pending')
  return complete(account, checkout.session)
}

/**
 * Whether the page offers a way whose money comes later: bank transfers stand for all of them.
 */
export const offersDelay = ({ allowed_payment_method_types: allowed }: Session): boolean =>
  allowed === null || allowed.includes('customer_balance')

/** The money of `payLater` comes, or does not. */
export function settleAsync(
  account: Account,
  id: string,
  outcome: 'succeeded' | 'failed',
): Session {
  const { session } = findCheckout(account, id)
  const intent = account.intents.get(session.payment_intent ?? '')
  const waiting = account.charges.get(intent?.latest_charge ?? '')
  if (intent?.status !== 'processing' || !waiting)
    return refuseAct(`Session ${id} is not waiting for money`)
  settle(account, intent, waiting, outcome, 'payment')
  if (outcome === 'succeeded') session.payment_status = 'paid'
  account.tell(`checkout.session.async_payment_${outcome}`, session)
  return session
}

function openCheckout(account: Account, id: string): Checkout {
  const checkout = findCheckout(account, id)
  if (checkout.session.status !== 'open')
    refuseAct(`Session ${id} is ${checkout.session.status}: nobody can pay any more`)
  return checkout
}

function fillIn({ session }: Checkout, shopper: Shopper): void {
  if (shopper.shipping !== undefined) chooseShipping(session, shopper.shipping)
  if (shopper.amount !== undefined) session.amount_total = shopper.amount
  session.customer_details = {
    address: null,
    business_name: null,
    email: session.customer_email ?? shopper.email ?? 'shopper@example.com',
    individual_name: null,
    name: shopper.name ?? 'Anna Example',
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}

function complete(account: Account, session: Session): Session {
  session.status = 'complete'
  session.url = null
  account.tell('checkout.session.completed', session)
  return session
}

/**
 * Charges the session's payment, which comes into being with the first attempt, as at Stripe since
 * 2022.
 */
function charge(account: Account, checkout: Checkout, outcome: Charge['status']): PaymentIntent {
  const { session, payment } = checkout
  const intent =
    account.intents.get(session.payment_intent ?? '') ??
    newPaymentIntent({
      id: newId('pi'),
      amount: session.amount_total,
      created: account.now(),
      currency: session.currency,
      ...payment,
    })
  intent.amount = session.amount_total
  session.payment_intent = intent.id
  account.intents.set(intent.id, intent)
  const made = newCharge({
    id: newId('ch'),
    amount: intent.amount,
    created: account.now(),
    currency: intent.currency,
    description: intent.description,
    metadata: { ...intent.metadata },
    payment_intent: intent.id,
    receipt_email: intent.receipt_email,
  })
  account.charges.set(made.id, made)
  settle(account, intent, made, outcome, 'charge')
  return intent
}

function settle(
  account: Account,
  intent: PaymentIntent,
  made: Charge,
  outcome: Charge['status'],
  type: 'charge' | 'payment',
): void {
  const message = 'Your card was declined.'
  const succeeded = outcome === 'succeeded'
  const failed = outcome === 'failed'
  made.status = outcome
  made.paid = succeeded
  made.captured = succeeded
  made.amount_captured = succeeded ? made.amount : 0
  made.failure_code = failed ? 'card_declined' : null
  made.failure_message = failed ? message : null
  if (succeeded) {
    const { id: source, amount, currency } = made
    made.balance_transaction = move(account, { type, source, amount, currency, fee: 'charge' }).id
  }
  intent.latest_charge = made.id
  intent.status = succeeded ? 'succeeded' : failed ? 'requires_payment_method' : 'processing'
  intent.amount_received = succeeded ? made.amount : 0
  intent.last_payment_error = failed
    ? {
        charge: made.id,
        code: 'card_declined',
        decline_code: 'generic_decline',
        message,
        type: 'card_error',
      }
    : null
}
