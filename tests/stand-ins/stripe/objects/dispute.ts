import type Stripe from 'stripe'
import type { Dispute } from './types.ts'

const DAY = 86_400

type Given = Pick<
  Dispute,
  'id' | 'amount' | 'charge' | 'created' | 'currency' | 'payment_intent' | 'status'
> & { dueBy?: number | undefined }

/** A dispute of which no money has moved, with every field that Stripe answers. */
export const newDispute = ({ dueBy, ...given }: Given): Dispute =>
  ({
    object: 'dispute',
    balance_transactions: [],
    enhanced_eligibility_types: [],
    evidence: withoutEvidence,
    evidence_details: {
      due_by: dueBy ?? given.created + 7 * DAY,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: given.status.startsWith('warning_'),
    livemode: false,
    metadata: {},
    reason: 'fraudulent',
    ...given,
  }) satisfies Stripe.Dispute

const withoutEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
