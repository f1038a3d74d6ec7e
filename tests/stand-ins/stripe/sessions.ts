import type { z } from 'zod'
import { type Account, type Checkout, newId } from './account.ts'
import { formatAmount, leastAmount, MOST, stepOf } from './amounts.ts'
import { newLineItem } from './objects/line-item.ts'
import { newSession } from './objects/session.ts'
import type { LineItem, PaymentIntent, Session } from './objects/types.ts'
import { pageOf } from './page-of.ts'
import { refuseAct, refuseMissing, refuseParameter } from './refusal.ts'
import type { CreateParameters, listParameters } from './session-parameters.ts'

const MINUTE = 60
const DAY = 86_400

/** Opens a payment page. `pageOrigin`: where the stand-in is reached, for the page's address. */
export function createSession(
  account: Account,
  asked: CreateParameters,
  pageOrigin: string,
): Session {
  const now = account.now()
  const expiresAt = asked.expires_at ?? now + DAY - 1
  checkExpiry(expiresAt, now)
  const currency = oneCurrency(asked)
  checkSteps(asked, currency)
  const lines = asked.line_items.map(newLine)
  const rates = (asked.shipping_options ?? []).map(({ shipping_rate_data: rate }) => ({
    id: newId('shr'),
    name: rate.display_name,
    amount: rate.fixed_amount.amount,
  }))
  const id = `cs_test_${newId('s').slice(2)}`
  const session = newSession({
    id,
    allowed_payment_method_types: asked.allowed_payment_method_types ?? null,
    amount_subtotal: lines.reduce((sum, line) => sum + line.amount_total, 0),
    cancel_url: asked.cancel_url ?? null,
    client_reference_id: asked.client_reference_id ?? null,
    created: now,
    currency,
    custom_text: {
      after_submit: asked.custom_text?.after_submit ?? null,
      shipping_address: asked.custom_text?.shipping_address ?? null,
      submit: asked.custom_text?.submit ?? null,
      terms_of_service_acceptance: asked.custom_text?.terms_of_service_acceptance ?? null,
    },
    customer_email: asked.customer_email ?? null,
    expires_at: expiresAt,
    locale: asked.locale ?? null,
    metadata: asked.metadata ?? {},
    shipping_options: rates.map((rate) => ({
      shipping_amount: rate.amount,
      shipping_rate: rate.id,
    })),
    submit_type: asked.submit_type ?? null,
    success_url: asked.success_url,
    url: `${pageOrigin}/pay/${id}`,
  })
  chooseShipping(session, 0)
  checkTotal(session)
  if (session.amount_total === 0) session.payment_status = 'no_payment_required'
  const {
    description = null,
    metadata = {},
    receipt_email = null,
    shipping,
  } = asked.payment_intent_data ?? {}
  account.checkouts.set(id, {
    session,
    lines,
    rateNames: new Map(rates.map((rate) => [rate.id, rate.name])),
    payment: {
      description,
      metadata,
      receipt_email,
      shipping: shipping ? shippingOf(shipping) : null,
    },
  })
  return session
}

/** Finds a session; one whose time is over has expired by then. */
export function findCheckout(account: Account, id: string): Checkout {
  const checkout = account.checkouts.get(id)
  if (!checkout) return refuseMissing('checkout.session', id, 'session')
  if (checkout.session.status === 'open' && checkout.session.expires_at <= account.now())
    end(account, checkout.session)
  return checkout
}

/** Sessions, newest first. */
export function listSessions(account: Account, asked: z.output<typeof listParameters>): object {
  const all = [...account.checkouts.keys()].map((id) => findCheckout(account, id).session)
  const found = all
    .filter((each) => !asked.payment_intent || each.payment_intent === asked.payment_intent)
    .reverse()
  return pageOf('/v1/checkout/sessions', found, asked)
}

/** Ends an open session, so that nobody can pay any more. */
export function expireSession(account: Account, id: string): Session {
  const { session } = findCheckout(account, id)
  if (session.status !== 'open')
    refuseAct(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  end(account, session)
  return session
}

/**
 * Expires every session whose time is over: what Stripe does by itself and a test or the server
 * must ask for.
 */
export function expireOverdue(account: Account): void {
  for (const id of account.checkouts.keys()) findCheckout(account, id)
}

/**
 * Takes the delivery chosen on the page into the total. Without a choice of deliveries nothing is
 * added.
 */
export function chooseShipping(session: Session, index: number): void {
  const option = session.shipping_options[index]
  if (!option && session.shipping_options.length > 0) refuseAct(`There is no delivery ${index}`)
  const amount = option?.shipping_amount ?? 0
  session.amount_total = (session.amount_subtotal ?? 0) + amount
  session.total_details = { amount_discount: 0, amount_shipping: amount, amount_tax: 0 }
  session.shipping_cost = option
    ? {
        amount_subtotal: amount,
        amount_tax: 0,
        amount_total: amount,
        shipping_rate: option.shipping_rate,
      }
    : null
}

type AskedShipping = NonNullable<NonNullable<CreateParameters['payment_intent_data']>['shipping']>

function shippingOf({ name, phone, address }: AskedShipping): PaymentIntent['shipping'] {
  const nothing = { line2: null, city: null, postal_code: null, state: null, country: null }
  const given = Object.fromEntries(Object.entries(address).filter(([, value]) => value))
  return { name, phone: phone ?? null, address: { line1: address.line1, ...nothing, ...given } }
}

function checkExpiry(expiresAt: number, now: number): void {
  if (expiresAt < now + 30 * MINUTE)
    refuseParameter(
      'expires_at',
      undefined,
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    )
  if (expiresAt >= now + DAY)
    refuseParameter(
      'expires_at',
      undefined,
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
    )
}

function oneCurrency(asked: CreateParameters): string {
  const all = [
    ...asked.line_items.map((item) => item.price_data.currency),
    ...(asked.shipping_options ?? []).map((o) => o.shipping_rate_data.fixed_amount.currency),
  ]
  const currency = asked.currency ?? all[0]
  if (!currency)
    refuseParameter(
      'line_items',
      'parameter_missing',
      'The `line_items` parameter is required in payment mode.',
    )
  const other = all.find((code) => code !== currency)
  if (other)
    refuseParameter(
      'line_items',
      undefined,
      `You cannot combine currencies on a single session: ${currency}, ${other}.`,
    )
  return currency
}

function newLine(item: CreateParameters['line_items'][number]): LineItem {
  return newLineItem({
    id: newId('li'),
    amount_total: item.price_data.unit_amount * item.quantity,
    currency: item.price_data.currency,
    description: item.price_data.product_data.name,
    quantity: item.quantity,
  })
}

/** docs.stripe.com/currencies, "Special cases" and "Three-decimal currencies". */
function checkSteps(asked: CreateParameters, currency: string): void {
  const amounts = [
    ...asked.line_items.map((item) => item.price_data.unit_amount),
    ...(asked.shipping_options ?? []).map((o) => o.shipping_rate_data.fixed_amount.amount),
  ]
  const amount = amounts.find((each) => each % stepOf(currency) !== 0)
  if (amount !== undefined)
    refuseParameter(
      'line_items',
      'parameter_invalid_integer',
      `Invalid amount ${amount}: in ${currency} it must be divisible by ${stepOf(currency)}.`,
    )
}

function checkTotal(session: Session): void {
  const { amount_total: total, currency } = session
  const least = leastAmount(currency)
  if (total > 0 && total < least)
    refuseParameter(
      'line_items',
      'amount_too_small',
      `The Checkout Session's total amount due must add up to at least ${formatAmount(least, currency)} ${currency}`,
    )
  if (total > MOST)
    refuseParameter(
      'line_items',
      'amount_too_large',
      `The Checkout Session's total amount must be no more than ${formatAmount(MOST, currency)}`,
    )
}

function end(account: Account, session: Session): void {
  session.status = 'expired'
  session.url = null
  const intent = account.intents.get(session.payment_intent ?? '')
  if (intent) cancel(intent, account.now())
  account.tell('checkout.session.expired', session)
}

function cancel(intent: PaymentIntent, now: number): void {
  intent.status = 'canceled'
  intent.canceled_at = now
}
