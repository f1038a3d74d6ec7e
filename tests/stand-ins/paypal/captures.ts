import { type Account, type CaptureOutcome, type Checkout, newId, timeOf } from './account.ts'
import { minorOf, sayMoney, toMoney } from './money.ts'
import type { Capture, PendingReason } from './objects.ts'
import { findOrder, MERCHANT, pageOf } from './orders.ts'
import { refuse } from './refuse.ts'

/** Takes the money that the payer has approved. */
export function captureOrder(account: Account, id: string): Checkout {
  const order = findOrder(account, id)
  if (order.status === 'COMPLETED') refuse('ORDER_ALREADY_CAPTURED')
  if (order.status !== 'APPROVED') refuse('ORDER_NOT_APPROVED')
  if (isInvoiceTaken(account, order))
    refuse(
      'DUPLICATE_INVOICE_ID',
      `/purchase_units/@reference_id=='${order.unit.reference_id}'/invoice_id`,
    )
  const outcome = order.next.shift() ?? account.nextCaptures.shift() ?? { status: 'COMPLETED' }
  if ('refuse' in outcome) sendBack(account, order, outcome)
  else take(account, order, outcome)
  return order
}

/** The account's setting is that an invoice is paid once. */
function isInvoiceTaken(account: Account, { id, unit }: Checkout): boolean {
  return [...account.orders.values()].some(
    (other) =>
      other.id !== id &&
      unit.invoice_id !== undefined &&
      other.captures.some(
        ({ invoice_id: invoice, status }) =>
          invoice === unit.invoice_id && status !== 'DECLINED' && status !== 'FAILED',
      ),
  )
}

function sendBack(
  account: Account,
  order: Checkout,
  { refuse: issue, stays }: Extract<CaptureOutcome, { refuse: string }>,
): never {
  if (!stays) order.status = 'PAYER_ACTION_REQUIRED'
  order.updateTime = timeOf(account.now())
  const rel = issue === 'INSTRUMENT_DECLINED' ? 'redirect' : 'payer-action'
  return refuse(issue, undefined, [{ href: pageOf(account, order), rel, method: 'GET' }])
}

function take(
  account: Account,
  order: Checkout,
  outcome: Exclude<CaptureOutcome, { refuse: string }> | { status: 'COMPLETED' },
): void {
  const at = timeOf(account.now())
  const id = newId()
  const self = `${account.origin}/v2/payments/captures/${id}`
  const { currency_code, value } = order.unit.amount
  const made: Capture = {
    id,
    status: outcome.status,
    ...('reason' in outcome && { status_details: { reason: outcome.reason } }),
    amount: { currency_code, value },
    final_capture: true,
    seller_protection:
      outcome.status === 'COMPLETED'
        ? {
            status: 'ELIGIBLE',
            dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'],
          }
        : { status: 'NOT_ELIGIBLE' },
    ...(order.unit.invoice_id && { invoice_id: order.unit.invoice_id }),
    ...(order.unit.custom_id && { custom_id: order.unit.custom_id }),
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      { href: `${account.origin}/v2/checkout/orders/${order.id}`, rel: 'up', method: 'GET' },
    ],
    create_time: at,
    update_time: at,
  }
  order.captures.push(made)
  order.status = 'COMPLETED'
  order.updateTime = at
  if (outcome.status === 'COMPLETED') moveIn(account, order, made)
  if (outcome.status !== 'FAILED') tellCapture(account, order, made, outcome.status)
}

/** Money that waits waits for something else now. */
export function waitFor(account: Account, orderId: string, reason: PendingReason): Capture {
  const { order, waiting } = findWaiting(account, orderId)
  waiting.status_details = { reason }
  waiting.update_time = timeOf(account.now())
  tellCapture(account, order, waiting, 'PENDING')
  return waiting
}

function findWaiting(account: Account, orderId: string) {
  const order = findOrder(account, orderId)
  const waiting = order.captures.find(({ status }) => status === 'PENDING')
  if (!waiting) throw new Error(`Order ${orderId} is not waiting for money`)
  return { order, waiting }
}

/** Money that waited comes, or does not. */
export function settleCapture(
  account: Account,
  orderId: string,
  outcome: 'COMPLETED' | 'DECLINED',
): Capture {
  const { order, waiting } = findWaiting(account, orderId)
  waiting.status = outcome
  delete waiting.status_details
  waiting.update_time = timeOf(account.now())
  order.updateTime = waiting.update_time
  if (outcome === 'COMPLETED') {
    waiting.seller_protection = {
      status: 'ELIGIBLE',
      dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'],
    }
    moveIn(account, order, waiting)
  }
  tellCapture(account, order, waiting, outcome === 'COMPLETED' ? outcome : 'DENIED')
  return waiting
}

/** The shop gets the money without the fee, in the currency in which its account settles it. */
function moveIn(account: Account, order: Checkout, made: Capture): void {
  const { currency_code: currency } = made.amount
  const gross = minorOf(made.amount)
  const fee = feeOf(gross)
  const exchange = account.exchange.get(currency)
  const settled = (minor: number) => (exchange ? Math.round(minor * exchange.rate) : minor)
  made.seller_receivable_breakdown = {
    gross_amount: { ...made.amount },
    paypal_fee: toMoney(fee, currency),
    net_amount: toMoney(gross - fee, currency),
    ...(exchange && {
      receivable_amount: toMoney(settled(gross - fee), exchange.currency),
      exchange_rate: {
        source_currency: currency,
        target_currency: exchange.currency,
        value: String(exchange.rate),
      },
    }),
  }
  account.movements.push({
    id: made.id,
    at: account.now(),
    code: 'T0006',
    amount: settled(gross),
    fee: settled(gross - fee) - settled(gross),
    currency: exchange?.currency ?? currency,
    reference: { id: order.id, type: 'ODR' },
    ...(made.invoice_id && { invoiceId: made.invoice_id }),
    ...(made.custom_id && { customId: made.custom_id }),
  })
}

/** 2.99 % and 39 cents; a small payment is not more than eaten up. */
const feeOf = (gross: number) => Math.min(gross, Math.round(gross * 0.0299) + 39)

function tellCapture(account: Account, order: Checkout, made: Capture, how: string): void {
  account.tell(
    `PAYMENT.CAPTURE.${how}`,
    'capture',
    captureView(order, made),
    `Payment ${how.toLowerCase()} for ${sayMoney(made.amount)}`,
  )
}

/** A capture as GET and events show it: with the name of its order. */
export const captureView = (order: Checkout, made: Capture): object =>
  structuredClone({
    ...made,
    supplementary_data: { related_ids: { order_id: order.id } },
    payee: { email_address: 'shop@business.example.com', merchant_id: MERCHANT },
  })

export function findCapture(account: Account, id: string): { order: Checkout; capture: Capture } {
  for (const order of account.orders.values())
    for (const capture of order.captures) if (capture.id === id) return { order, capture }
  return refuse('INVALID_RESOURCE_ID', '/capture_id')
}

/** The one capture of an order that has brought money. */
export function captureOf(account: Account, orderId: string): Capture {
  const [first] = findOrder(account, orderId).captures
  if (!first) throw new Error(`Order ${orderId} was not captured`)
  return first
}
