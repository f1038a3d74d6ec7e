import { type Account, type Checkout, newId, timeOf } from './account.ts'
import { findCapture } from './captures.ts'
import { type Money, minorOf, sayMoney, toMoney } from './money.ts'
import type { Capture, Refund } from './objects.ts'
import { refundAmount } from './order-rules.ts'
import { refuse } from './refuse.ts'

export type RefundRequest = {
  amount?: Money
  invoice_id?: string
  custom_id?: string
  note_to_payer?: string
}

const HALF_YEAR = 180 * 86_400_000

/** Sends money back: `amount`, or all that is left. */
export function refundCapture(account: Account, captureId: string, asked: RefundRequest): Refund {
  const { order, capture } = findCapture(account, captureId)
  const left = minorOf(capture.amount) - refundedOf(order)
  checkRefundable(account, order, capture, asked, left)
  const minor = refundAmount(asked.amount, capture.amount, left)
  if (minor < left && isDisputed(account, capture)) refuse('TRANSACTION_DISPUTED')
  const ordered = account.nextRefunds.shift()
  if (ordered && 'refuse' in ordered) refuse(ordered.refuse)
  const made = newRefund(account, capture, asked, minor, refundedOf(order))
  if (ordered) {
    made.status = 'PENDING'
    made.status_details = { reason: 'ECHECK' }
  }
  order.refunds.push(made)
  count(account, order, capture)
  if (made.status === 'COMPLETED') moveOut(account, capture, made)
  tellRefund(
    account,
    made,
    made.status === 'PENDING' ? 'PAYMENT.REFUND.PENDING' : 'PAYMENT.CAPTURE.REFUNDED',
  )
  return made
}

function checkRefundable(
  account: Account,
  order: Checkout,
  { status, create_time, amount }: Capture,
  asked: RefundRequest,
  left: number,
): void {
  if (status === 'PENDING') refuse('PENDING_CAPTURE')
  if (status === 'DECLINED' || status === 'FAILED') refuse('REFUND_NOT_ALLOWED')
  if (left <= 0) refuse('CAPTURE_FULLY_REFUNDED')
  if (status === 'REFUNDED' && refundedOf(order) < minorOf(amount))
    refuse('REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK')
  if (account.now() - Date.parse(create_time) > HALF_YEAR) refuse('REFUND_TIME_LIMIT_EXCEEDED')
  // Its form forbids in answers what it allows in requests.
  if (asked.custom_id && !/^[A-Za-z0-9\-_.,]*$/.test(asked.custom_id))
    refuse('INVALID_PARAMETER_SYNTAX', '/custom_id')
  if (asked.invoice_id && invoicesOf(account).includes(asked.invoice_id))
    refuse('DUPLICATE_INVOICE_ID', '/invoice_id')
}

const invoicesOf = ({ orders }: Account) =>
  [...orders.values()].flatMap(({ refunds }) => refunds.map((each) => each.invoice_id))

const isDisputed = ({ disputes }: Account, { id }: Capture) =>
  [...disputes.values()].some((each) => each.captureId === id && each.status !== 'RESOLVED')

/** What has gone back, or is on its way, in minor units. */
const refundedOf = ({ refunds }: Checkout): number =>
  refunds
    .filter(({ status }) => status === 'COMPLETED' || status === 'PENDING')
    .reduce((sum, { amount }) => sum + minorOf(amount), 0)

function newRefund(
  account: Account,
  capture: Capture,
  asked: RefundRequest,
  minor: number,
  before: number,
): Refund {
  const { currency_code: currency } = capture.amount
  const id = newId()
  const at = timeOf(account.now())
  const amount = toMoney(minor, currency)
  const { invoice_id, custom_id, note_to_payer } = asked
  return {
    id,
    status: 'COMPLETED',
    amount,
    ...(invoice_id && { invoice_id }),
    ...(custom_id && { custom_id }),
    ...(note_to_payer && { note_to_payer }),
    seller_payable_breakdown: {
      gross_amount: amount,
      // The fee of the payment is not given back.
      paypal_fee: toMoney(0, currency),
      net_amount: amount,
      total_refunded_amount: toMoney(before + minor, currency),
    },
    links: [
      { href: `${account.origin}/v2/payments/refunds/${id}`, rel: 'self', method: 'GET' },
      { href: `${account.origin}/v2/payments/captures/${capture.id}`, rel: 'up', method: 'GET' },
    ],
    create_time: at,
    update_time: at,
  }
}

/** The capture says how much of it has gone back. */
function count(account: Account, order: Checkout, capture: Capture): void {
  const gone = refundedOf(order)
  capture.status =
    gone === 0 ? 'COMPLETED' : gone < minorOf(capture.amount) ? 'PARTIALLY_REFUNDED' : 'REFUNDED'
  capture.update_time = timeOf(account.now())
  order.updateTime = capture.update_time
}

/** A refund that waited is sent, fails, or is called off; one that was sent may come back. */
export function settleRefund(
  account: Account,
  id: string,
  outcome: 'COMPLETED' | 'FAILED' | 'CANCELLED',
): Refund {
  const { order, refund } = findRefund(account, id)
  const capture = order.captures.find((each) =>
    refund.links.some(({ href }) => href.endsWith(each.id)),
  )
  if (!capture) throw new Error(`Refund ${id} has no capture`)
  const wasSent = refund.status === 'COMPLETED'
  if (!wasSent && refund.status !== 'PENDING') throw new Error(`Refund ${id} is ${refund.status}`)
  refund.status = outcome
  delete refund.status_details
  refund.update_time = timeOf(account.now())
  count(account, order, capture)
  if (outcome === 'COMPLETED') moveOut(account, capture, refund)
  else if (wasSent) moveOut(account, capture, refund, -1)
  tellRefund(
    account,
    refund,
    outcome === 'COMPLETED' ? 'PAYMENT.CAPTURE.REFUNDED' : `PAYMENT.REFUND.${outcome}`,
  )
  return refund
}

export function findRefund(account: Account, id: string): { order: Checkout; refund: Refund } {
  for (const order of account.orders.values())
    for (const refund of order.refunds) if (refund.id === id) return { order, refund }
  return refuse('INVALID_RESOURCE_ID', '/refund_id')
}

function moveOut(account: Account, capture: Capture, made: Refund, direction = 1): void {
  const { currency_code: currency } = made.amount
  const exchange = account.exchange.get(currency)
  const minor = minorOf(made.amount)
  account.movements.push({
    id: direction > 0 ? made.id : newId(),
    at: account.now(),
    // A refund, or a refund that came back.
    code: direction > 0 ? 'T1107' : 'T1108',
    amount: -direction * (exchange ? Math.round(minor * exchange.rate) : minor),
    fee: 0,
    currency: exchange?.currency ?? currency,
    reference: { id: direction > 0 ? capture.id : made.id, type: 'TXN' },
    ...(made.invoice_id && { invoiceId: made.invoice_id }),
    ...((made.custom_id ?? capture.custom_id) && {
      customId: made.custom_id ?? capture.custom_id ?? '',
    }),
  })
}

function tellRefund(account: Account, made: Refund, type: string): void {
  const summary = `A ${sayMoney(made.amount)} refund is ${made.status.toLowerCase()}`
  account.tell(type, 'refund', structuredClone(made), summary)
}

export const refundInShort = ({ id, status, links }: Refund): object => ({ id, status, links })
