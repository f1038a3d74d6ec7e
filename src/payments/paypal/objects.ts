/**
 * What the shop reads of PayPal's answers. Source: github.com/paypal/paypal-rest-api-specifications.
 * Everything may be missing that is not always there.
 */
export type Amount = { currency_code: string; value: string }

type Link = { href: string; rel: string }

export type Capture = {
  id: string
  status: 'COMPLETED' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'PENDING' | 'REFUNDED' | 'FAILED'
  status_details?: { reason?: string }
  amount: Amount
}

export type Refund = {
  id: string
  status: 'CANCELLED' | 'FAILED' | 'PENDING' | 'COMPLETED'
  status_details?: { reason?: string }
  amount: Amount
  custom_id?: string
  create_time?: string
}

export type Order = {
  id: string
  status: 'CREATED' | 'SAVED' | 'APPROVED' | 'VOIDED' | 'COMPLETED' | 'PAYER_ACTION_REQUIRED'
  payer?: object
  purchase_units?: {
    amount?: Amount
    payments?: { captures?: Capture[]; refunds?: Refund[] }
    shipping?: { trackers?: { id?: string; status?: string }[] }
  }[]
  links?: Link[]
}

export type Dispute = {
  dispute_id: string
  reason?: string
  status: string
  dispute_amount?: Amount
  dispute_life_cycle_stage?: string
  dispute_outcome?: { outcome_code?: string }
  seller_response_due_date?: string
  create_time?: string
  money_movements?: { type?: string; affected_party?: string }[]
}

export type Transaction = {
  transaction_id: string
  transaction_event_code: string
  transaction_initiation_date: string
  transaction_amount: Amount
  fee_amount?: Amount
  paypal_reference_id?: string
  paypal_reference_id_type?: string
  custom_field?: string
}

export type WebhookEvent = {
  id: string
  event_type: string
  create_time?: string
  resource?: {
    id?: string
    order_id?: string
    custom_id?: string
    supplementary_data?: { related_ids?: { order_id?: string } }
    purchase_units?: { custom_id?: string }[]
    disputed_transactions?: { seller_transaction_id?: string }[]
    links?: Link[]
  }
}
