import type Stripe from 'stripe'
import { z } from 'zod'
import { type Account, newId } from './account.ts'
import { move } from './balance.ts'
import { newDispute } from './objects/dispute.ts'
import type { Dispute } from './objects/types.ts'
import { pageOf, pageParameters } from './page-of.ts'
import { text } from './parameters.ts'
import { refuseAct } from './refusal.ts'
import { findCheckout } from './sessions.ts'

export const disputeListParameters = z.strictObject({
  ...pageParameters,
  charge: text().optional(),
  payment_intent: text().optional(),
} satisfies Partial<Record<keyof Stripe.DisputeListParams, z.ZodType>>)

/** Disputes, newest first. */
export function listDisputes(
  account: Account,
  asked: z.output<typeof disputeListParameters>,
): object {
  const found = [...account.disputes.values()]
    .filter(({ charge }) => !asked.charge || charge === asked.charge)
    .filter((each) => !asked.payment_intent || each.payment_intent === asked.payment_intent)
    .reverse()
  return pageOf('/v1/disputes', found, asked)
}

/**
 * The shopper's bank asks for the money of a session back, and takes it; as an `inquiry` it only
 * asks. `dueBy`: until when the shop may answer, a week without.
 */
export function dispute(
  account: Account,
  sessionId: string,
  how: 'dispute' | 'inquiry' = 'dispute',
  amount?: number,
  dueBy?: number,
): Dispute {
  const charge = chargeOf(account, sessionId)
  if (disputesOf(account, charge.id).some(({ status }) => !isOver(status)))
    return refuseAct(`Charge ${charge.id} is disputed already`)
  charge.disputed = true
  const opened = newDispute({
    id: newId('dp'),
    amount: amount ?? charge.amount,
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    payment_intent: charge.payment_intent,
    status: how === 'inquiry' ? 'warning_needs_response' : 'needs_response',
    dueBy,
  })
  account.disputes.set(opened.id, opened)
  account.tell('charge.dispute.created', opened)
  if (how === 'dispute') withdraw(account, opened)
  return opened
}

/** An inquiry becomes a dispute: the bank takes the money. */
export function escalate(account: Account, sessionId: string): Dispute {
  const found = openDispute(account, sessionId)
  found.status = 'needs_response'
  found.is_charge_refundable = false
  account.tell('charge.dispute.updated', found)
  withdraw(account, found)
  return found
}

/** The shop sends its evidence: now the bank looks at it. */
export function answerDispute(account: Account, sessionId: string): Dispute {
  const found = openDispute(account, sessionId)
  found.status = found.status.startsWith('warning_') ? 'warning_under_review' : 'under_review'
  found.evidence_details.has_evidence = true
  found.evidence_details.submission_count += 1
  account.tell('charge.dispute.updated', found)
  return found
}

/** The bank decides; an inquiry is closed. */
export function endDispute(
  account: Account,
  sessionId: string,
  outcome: 'won' | 'lost' | 'warning_closed',
): Dispute {
  const found = openDispute(account, sessionId)
  found.status = outcome
  const back = outcome === 'won' && found.balance_transactions.length > 0
  if (back) moveFor(account, found, found.amount)
  account.tell('charge.dispute.closed', found)
  if (back) account.tell('charge.dispute.funds_reinstated', found)
  return found
}

function withdraw(account: Account, found: Dispute): void {
  moveFor(account, found, -found.amount)
  account.tell('charge.dispute.funds_withdrawn', found)
}

/** The fee is kept whoever wins. */
function moveFor(account: Account, found: Dispute, amount: number): void {
  const { id: source, currency } = found
  const fee = amount < 0 ? { fee: 'dispute' as const } : {}
  found.balance_transactions.push(
    move(account, { type: 'adjustment', source, amount, currency, ...fee }),
  )
}

function chargeOf(account: Account, sessionId: string) {
  const { session } = findCheckout(account, sessionId)
  const intent = account.intents.get(session.payment_intent ?? '')
  const charge = account.charges.get(intent?.latest_charge ?? '')
  if (charge?.status !== 'succeeded') return refuseAct(`Session ${sessionId} was not paid`)
  return charge
}

function openDispute(account: Account, sessionId: string): Dispute {
  const { id } = chargeOf(account, sessionId)
  const found = disputesOf(account, id).find(({ status }) => !isOver(status))
  return found ?? refuseAct(`Charge ${id} has no open dispute`)
}

const disputesOf = ({ disputes }: Account, charge: string) =>
  [...disputes.values()].filter((each) => each.charge === charge)

const isOver = (status: string) => ['won', 'lost', 'warning_closed'].includes(status)
