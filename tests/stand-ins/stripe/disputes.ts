import { type Account, type Dispute, newId } from './account.ts'
import { refuseAct } from './refusal.ts'
import { findCheckout } from './sessions.ts'

/** The shopper's bank takes the money of a session back. */
export function dispute(account: Account, sessionId: string): Dispute {
  const { session } = findCheckout(account, sessionId)
  const intent = account.intents.get(session.payment_intent ?? '')
  const charge = account.charges.get(intent?.latest_charge ?? '')
  if (charge?.status !== 'succeeded') return refuseAct(`Session ${sessionId} was not paid`)
  if (charge.disputed) return refuseAct(`Charge ${charge.id} is disputed already`)
  charge.disputed = true
  const opened: Dispute = {
    id: newId('dp'),
    object: 'dispute',
    amount: charge.amount,
    charge: charge.id,
    created: account.now(),
    currency: charge.currency,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  }
  account.disputes.set(opened.id, opened)
  account.tell('charge.dispute.created', opened)
  return opened
}
