import type { PaymentDispute } from '../provider.ts'
import { minorOf, secondsOf } from './amounts.ts'
import type { Dispute } from './objects.ts'

/** Reads a dispute with its outcome and what it has moved. */
export function readDispute(dispute: Dispute): PaymentDispute {
  const moved = (dispute.money_movements ?? []).filter(
    ({ affected_party: party }) => party === 'SELLER',
  )
  const due = dispute.seller_response_due_date
  return {
    id: dispute.dispute_id,
    amount: dispute.dispute_amount ? minorOf(dispute.dispute_amount) : 0,
    standing: standingOf(dispute),
    dueBy: due && dispute.status === 'WAITING_FOR_SELLER_RESPONSE' ? secondsOf(due) : null,
    reason: (dispute.reason ?? 'OTHER').toLowerCase(),
    withdrawn: moved.some(({ type }) => type === 'DEBIT'),
    reinstated: moved.some(({ type }) => type === 'CREDIT'),
  }
}

/** Source: developer.paypal.com/docs/api/customer-disputes/v1, `dispute_outcome` and life cycle. */
function standingOf({
  status,
  dispute_life_cycle_stage: stage,
  dispute_outcome: outcome,
}: Dispute): PaymentDispute['standing'] {
  if (status !== 'RESOLVED') {
    if (stage === 'INQUIRY') return 'inquiry'
    return stage === 'PRE_ARBITRATION' || stage === 'ARBITRATION' ? 'appeal' : 'open'
  }
  switch (outcome?.outcome_code) {
    case 'RESOLVED_BUYER_FAVOUR':
    case 'ACCEPTED':
      return 'lost'
    // PayPal has paid the shopper itself.
    case 'RESOLVED_SELLER_FAVOUR':
    case 'RESOLVED_WITH_PAYOUT':
    case 'DENIED':
      return 'won'
    default:
      return 'closed'
  }
}
