import type { Money } from './money.ts'

/** PayPal's objects, as far as the stand-in plays them: openapi.json says what they may hold. */
export type Link = { href: string; rel: string; method: string }

type Address = {
  address_line_1?: string
  address_line_2?: string
  admin_area_1?: string
  admin_area_2?: string
  postal_code?: string
  country_code: string
}

type Item = {
  name: string
  quantity: string
  unit_amount: Money
  tax?: Money
  description?: string
  sku?: string
  url?: string
  image_url?: string
  category?: 'PHYSICAL_GOODS' | 'DIGITAL_GOODS' | 'DONATION'
}

export type Breakdown = Partial<
  Record<
    | 'item_total'
    | 'shipping'
    | 'handling'
    | 'tax_total'
    | 'insurance'
    | 'shipping_discount'
    | 'discount',
    Money
  >
>

export type Unit = {
  reference_id?: string
  amount: Money & { breakdown?: Breakdown }
  description?: string
  custom_id?: string
  invoice_id?: string
  soft_descriptor?: string
  items?: Item[]
  shipping?: { name?: { full_name?: string }; address?: Address }
}

export type ExperienceContext = {
  brand_name?: string
  locale?: string
  shipping_preference?: 'GET_FROM_FILE' | 'NO_SHIPPING' | 'SET_PROVIDED_ADDRESS'
  return_url?: string
  cancel_url?: string
  landing_page?: string
  user_action?: 'CONTINUE' | 'PAY_NOW'
  payment_method_preference?: 'UNRESTRICTED' | 'IMMEDIATE_PAYMENT_REQUIRED'
}

export type OrderRequest = {
  intent: 'CAPTURE' | 'AUTHORIZE'
  processing_instruction?: string
  purchase_units: Unit[]
  payment_source?: { paypal?: { experience_context?: ExperienceContext; email_address?: string } }
}

/** Without those of an order that is made without `payment_source`. */
export type OrderStatus = 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED' | 'VOIDED'

/** Why a capture waits. */
export const pendingReasons = [
  'PENDING_REVIEW',
  'BUYER_COMPLAINT',
  'CHARGEBACK',
  'ECHECK',
  'INTERNATIONAL_WITHDRAWAL',
  'OTHER',
  'RECEIVING_PREFERENCE_MANDATES_MANUAL_ACTION',
  'TRANSACTION_APPROVED_AWAITING_FUNDING',
  'UNILATERAL',
  'VERIFICATION_REQUIRED',
] as const
export type PendingReason = (typeof pendingReasons)[number]

export type Capture = {
  id: string
  status: 'COMPLETED' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'PENDING' | 'REFUNDED' | 'FAILED'
  status_details?: { reason: PendingReason }
  amount: Money
  invoice_id?: string
  custom_id?: string
  final_capture: boolean
  seller_protection: { status: string; dispute_categories?: string[] }
  seller_receivable_breakdown?: {
    gross_amount: Money
    paypal_fee?: Money
    net_amount?: Money
    receivable_amount?: Money
    exchange_rate?: { source_currency: string; target_currency: string; value: string }
  }
  links: Link[]
  create_time: string
  update_time: string
}

export type Refund = {
  id: string
  status: 'COMPLETED' | 'PENDING' | 'FAILED' | 'CANCELLED'
  status_details?: { reason: 'ECHECK' }
  amount: Money
  invoice_id?: string
  custom_id?: string
  note_to_payer?: string
  seller_payable_breakdown: Record<
    'gross_amount' | 'paypal_fee' | 'net_amount' | 'total_refunded_amount',
    Money
  >
  links: Link[]
  create_time: string
  update_time: string
}

export type Tracker = {
  id: string
  status: 'SHIPPED' | 'CANCELLED'
  items?: object[]
  links: Link[]
  create_time: string
  update_time: string
}

export type Payer = {
  name: { given_name: string; surname: string }
  email_address: string
  payer_id: string
  address: { country_code: string }
}
