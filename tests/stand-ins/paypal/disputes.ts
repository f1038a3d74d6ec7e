import { type Account, newId, timeOf } from './account.ts'
import { captureOf, findCapture } from './captures.ts'
import { type Money, minorOf, toMoney } from './money.ts'
import type { Capture } from './objects.ts'
import { refuse } from './refuse.ts'

type Reason =
  | 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED'
  | 'MERCHANDISE_OR_SERVICE_NOT_AS_DESCRIBED'
  | 'UNAUTHORISED'
  | 'CREDIT_NOT_PROCESSED'
  | 'DUPLICATE_TRANSACTION'
  | 'INCORRECT_AMOUNT'
  | 'OTHER'

export type Outcome =
  | 'RESOLVED_BUYER_FAVOUR'
  | 'RESOLVED_SELLER_FAVOUR'
  | 'RESOLVED_WITH_PAYOUT'
  | 'CANCELED_BY_BUYER'
  | 'NONE'

export type Dispute = {
  id: string
  captureId: string
  reason: Reason
  status:
    | 'OPEN'
    | 'WAITING_FOR_BUYER_RESPONSE'
    | 'WAITING_FOR_SELLER_RESPONSE'
    | 'UNDER_REVIEW'
    | 'RESOLVED'
  state:
    | 'REQUIRED_ACTION'
    | 'REQUIRED_OTHER_PARTY_ACTION'
    | 'UNDER_PAYPAL_REVIEW'
    | 'APPEALABLE'
    | 'RESOLVED'
  stage: 'INQUIRY' | 'CHARGEBACK'
  amount: Money
  outcome?: Outcome
  /** Until when the shop may answer. */
  dueBy?: number
  /** What was taken from the shop's balance, and given back. */
  moved: {
    type: 'DEBIT' | 'CREDIT'
    amount: Money
    initiated_time: string
    affected_party: 'SELLER'
  }[]
  createTime: string
  updateTime: string
}

export type Opening = {
  reason?: Reason
  /** As an INQUIRY nothing is taken from the shop yet. */
  stage?: Dispute['stage']
  /** Minor units, of a part of the payment. */
  amount?: number
  /** Milliseconds; ten days from now without. */
  dueBy?: number
}

/** The payer opens a case about the money of an order. */
export function openDispute(account: Account, orderId: string, how: Opening = {}): Dispute {
  const capture = captureOf(account, orderId)
  if (openOf(account, capture.id)) throw new Error(`Capture ${capture.id} is disputed already`)
  const { stage = 'CHARGEBACK', reason = 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED' } = how
  const made: Dispute = {
    id: `PP-D-${newId(8)}`,
    captureId: capture.id,
    reason,
    status: 'WAITING_FOR_SELLER_RESPONSE',
    state: 'REQUIRED_ACTION',
    stage,
    amount:
      how.amount === undefined ? capture.amount : toMoney(how.amount, capture.amount.currency_code),
    dueBy: how.dueBy ?? account.now() + 10 * 86_400_000,
    moved: [],
    createTime: timeOf(account.now()),
    updateTime: timeOf(account.now()),
  }
  account.disputes.set(made.id, made)
  if (stage === 'CHARGEBACK') hold(account, made)
  tellDispute(account, made, 'CREATED')
  return made
}

/** An inquiry becomes a claim: PayPal holds the money. */
export function escalateDispute(account: Account, orderId: string): Dispute {
  const found = theOpen(account, orderId)
  if (found.stage === 'CHARGEBACK') throw new Error(`Dispute ${found.id} is a claim already`)
  found.stage = 'CHARGEBACK'
  hold(account, found)
  return changed(account, found, 'UPDATED')
}

/** The shop has sent its evidence in PayPal's dashboard: now PayPal looks at it. */
export function answerDispute(account: Account, orderId: string): Dispute {
  const found = theOpen(account, orderId)
  found.status = found.stage === 'INQUIRY' ? 'WAITING_FOR_BUYER_RESPONSE' : 'UNDER_REVIEW'
  found.state = found.stage === 'INQUIRY' ? 'REQUIRED_OTHER_PARTY_ACTION' : 'UNDER_PAYPAL_REVIEW'
  delete found.dueBy
  return changed(account, found, 'UPDATED')
}

/** PayPal decides, or the payer lets the case go. */
export function endDispute(account: Account, orderId: string, outcome: Outcome): Dispute {
  const found = theOpen(account, orderId)
  const held = found.moved.length > 0
  found.status = 'RESOLVED'
  found.state = outcome === 'RESOLVED_BUYER_FAVOUR' ? 'APPEALABLE' : 'RESOLVED'
  found.outcome = outcome
  delete found.dueBy
  if (outcome === 'RESOLVED_BUYER_FAVOUR') {
    if (!held) hold(account, found)
    giveToPayer(account, found)
  } else if (held) release(account, found)
  return changed(account, found, 'RESOLVED')
}

function hold(account: Account, found: Dispute): void {
  move(account, found, 'T1110', -1)
  found.moved.push(movedNow(account, found, 'DEBIT'))
}

function release(account: Account, found: Dispute): void {
  move(account, found, 'T1111', 1)
  found.moved.push(movedNow(account, found, 'CREDIT'))
}

/** What was held becomes a reversal of the payment. */
function giveToPayer(account: Account, found: Dispute): void {
  move(account, found, 'T1111', 1)
  move(account, found, 'T1106', -1)
  const { order, capture } = findCapture(account, found.captureId)
  if (minorOf(found.amount) === minorOf(capture.amount)) capture.status = 'REFUNDED'
  capture.update_time = timeOf(account.now())
  const resource = {
    ...structuredClone(capture),
    supplementary_data: { related_ids: { order_id: order.id } },
  }
  account.tell('PAYMENT.CAPTURE.REVERSED', 'capture', resource, 'A payment was reversed')
}

const movedNow = (account: Account, { amount }: Dispute, type: 'DEBIT' | 'CREDIT') => ({
  ...{ type, amount, affected_party: 'SELLER' as const },
  initiated_time: timeOf(account.now()),
})

function move(account: Account, found: Dispute, code: string, sign: 1 | -1): void {
  const { currency_code: currency } = found.amount
  const exchange = account.exchange.get(currency)
  const minor = minorOf(found.amount)
  account.movements.push({
    id: newId(),
    at: account.now(),
    code,
    amount: sign * (exchange ? Math.round(minor * exchange.rate) : minor),
    fee: 0,
    currency: exchange?.currency ?? currency,
    reference: { id: found.captureId, type: 'TXN' },
  })
}

function changed(account: Account, found: Dispute, how: 'UPDATED' | 'RESOLVED'): Dispute {
  found.updateTime = timeOf(account.now())
  tellDispute(account, found, how)
  return found
}

function tellDispute(account: Account, found: Dispute, how: string): void {
  const summary = `Dispute ${how.toLowerCase()}`
  account.tell(`CUSTOMER.DISPUTE.${how}`, 'dispute', disputeView(account, found), summary)
}

const openOf = ({ disputes }: Account, captureId: string) =>
  [...disputes.values()].find((each) => each.captureId === captureId && each.status !== 'RESOLVED')

function theOpen(account: Account, orderId: string): Dispute {
  const { id } = captureOf(account, orderId)
  const found = openOf(account, id)
  if (!found) throw new Error(`Capture ${id} has no open dispute`)
  return found
}

/** A dispute as the list shows it: without its payment and outcome. */
export const disputeInShort = (account: Account, found: Dispute) => ({
  dispute_id: found.id,
  create_time: found.createTime,
  update_time: found.updateTime,
  reason: found.reason,
  status: found.status,
  dispute_state: found.state,
  dispute_amount: found.amount,
  dispute_life_cycle_stage: found.stage,
  dispute_channel: 'INTERNAL',
  ...(found.dueBy && { seller_response_due_date: new Date(found.dueBy).toISOString() }),
  links: [
    { href: `${account.origin}/v1/customer/disputes/${found.id}`, rel: 'self', method: 'GET' },
  ],
})

/** A dispute as GET and events show it: as published, without `dispute_state`. */
export function disputeView(account: Account, found: Dispute): object {
  const { capture } = findCapture(account, found.captureId)
  const { dispute_state: _, ...brief } = disputeInShort(account, found)
  return structuredClone({
    ...brief,
    disputed_transactions: [transactionOf(capture)],
    ...(found.outcome && {
      dispute_outcome: {
        outcome_code: found.outcome,
        ...(found.outcome === 'RESOLVED_BUYER_FAVOUR' && { amount_refunded: found.amount }),
      },
    }),
    ...(found.moved.length > 0 && { money_movements: found.moved }),
  })
}

const transactionOf = (capture: Capture) => ({
  seller_transaction_id: capture.id,
  create_time: capture.create_time,
  transaction_status: capture.status === 'DECLINED' ? 'DENIED' : capture.status,
  gross_amount: capture.amount,
  ...(capture.invoice_id && { invoice_number: capture.invoice_id }),
  ...(capture.custom_id && { custom: capture.custom_id }),
})

export function findDispute({ disputes }: Account, id: string): Dispute {
  return disputes.get(id) ?? refuse('INVALID_RESOURCE_ID', '/dispute_id')
}

/**
 * Disputes, newest first; a page of them, and where the next one is. As at PayPal one filter at a
 * time, besides the page's.
 */
export function listDisputes(account: Account, asked: URLSearchParams): object {
  const filters = ['start_time', 'disputed_transaction_id', 'dispute_state', 'update_time_after']
  if (filters.filter((name) => asked.has(name)).length > 1 && !asked.has('dispute_state'))
    refuse('INVALID_PARAMETER_VALUE', '/disputed_transaction_id')
  const size = Number(asked.get('page_size') ?? 10)
  if (!(size >= 1 && size <= 50)) refuse('INVALID_PARAMETER_VALUE', '/page_size')
  const since = Date.parse(asked.get('start_time') ?? '') || 0
  const changedSince = Date.parse(asked.get('update_time_after') ?? '') || 0
  const states = asked.get('dispute_state')?.split(',')
  const of = asked.get('disputed_transaction_id')
  const found = [...account.disputes.values()]
    .filter((each) => !of || each.captureId === of)
    .filter((each) => !states || states.includes(each.state))
    .filter((each) => Date.parse(each.createTime) >= since)
    .filter((each) => Date.parse(each.updateTime) >= changedSince)
    .reverse()
  const from = Number(asked.get('next_page_token') ?? 0)
  const url = new URL('/v1/customer/disputes', account.origin)
  for (const [name, value] of asked) url.searchParams.set(name, value)
  const links = [{ href: url.href, rel: 'self', method: 'GET' }]
  if (from + size < found.length) {
    url.searchParams.set('next_page_token', String(from + size))
    links.push({ href: url.href, rel: 'next', method: 'GET' })
  }
  const items = found.slice(from, from + size).map((each) => disputeInShort(account, each))
  return { items, links }
}
