import { type Account, newId, timeOf } from './account.ts'
import { captureOf, findCapture } from './captures.ts'
import { disputeView } from './dispute-views.ts'
import { type Money, minorOf, toMoney } from './money.ts'

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
