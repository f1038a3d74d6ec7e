import type Stripe from 'stripe'
import { z } from 'zod'
import { isCurrency } from './amounts.ts'
import { expand, integer, list, metadata, text, truth, webAddress } from './parameters.ts'

/** Keeps every name below one of Stripe's. */
type Names<T> = Partial<Record<keyof T, z.ZodType>>

const currency = z.string().refine(isCurrency, 'Stripe does not know this currency')

const lineItem = z.strictObject({
  price_data: z.strictObject({
    currency,
    unit_amount: integer(0),
    tax_behavior: z.enum(['inclusive', 'exclusive', 'unspecified']).optional(),
    product_data: z.strictObject({
      name: text(),
      description: text().optional(),
      images: list(webAddress, 8).optional(),
      metadata,
      tax_code: text().optional(),
      unit_label: text(12).optional(),
    } satisfies Names<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>),
  } satisfies Names<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>),
  quantity: integer(1, 999_999),
} satisfies Names<Stripe.Checkout.SessionCreateParams.LineItem>)

const bound = z.strictObject({
  unit: z.enum(['hour', 'day', 'business_day', 'week', 'month']),
  value: integer(1),
})

const shippingOption = z.strictObject({
  shipping_rate_data: z.strictObject({
    type: z.literal('fixed_amount').optional(),
    display_name: text(100),
    fixed_amount: z.strictObject({ amount: integer(0), currency }),
    delivery_estimate: z
      .strictObject({ minimum: bound.optional(), maximum: bound.optional() })
      .optional(),
    metadata,
    tax_behavior: z.enum(['inclusive', 'exclusive', 'unspecified']).optional(),
    tax_code: text().optional(),
  } satisfies Names<Stripe.Checkout.SessionCreateParams.ShippingOption.ShippingRateData>),
} satisfies Names<Stripe.Checkout.SessionCreateParams.ShippingOption>)

const address = z.strictObject({
  line1: text(),
  line2: text().optional(),
  city: text().optional(),
  postal_code: text().optional(),
  state: text().optional(),
  country: text(2).optional(),
})

/** Not served: docs.stripe.com/api/checkout/sessions/create, `shipping_address_collection`. */
const unserved = 'AS CX CC CU HM IR KP MH FM NF MP PW SD SY UM VI'.split(' ')
const country = z
  .string()
  .refine((code) => /^[A-Z]{2}$/.test(code) && !unserved.includes(code), 'not a country served')

/** Stripe knows these languages only; a shop's own `en-IE` is refused. */
const locales =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  )

const note = z.strictObject({ message: text(1200) }).optional()

/** What `POST /v1/checkout/sessions` takes here. */
export const createParameters = z.strictObject({
  mode: z.literal('payment'),
  ui_mode: z.literal('hosted_page').optional(),
  line_items: list(lineItem, 100),
  shipping_options: list(shippingOption, 5).optional(),
  currency: currency.optional(),
  success_url: webAddress,
  cancel_url: webAddress.optional(),
  expires_at: integer(0, Number.MAX_SAFE_INTEGER).optional(),
  client_reference_id: text(200).optional(),
  customer_email: z.email().max(512).optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  locale: z.enum(locales).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  phone_number_collection: z.strictObject({ enabled: truth }).optional(),
  shipping_address_collection: z.strictObject({ allowed_countries: list(country, 250) }).optional(),
  consent_collection: z
    .strictObject({
      terms_of_service: z.enum(['none', 'required']).optional(),
      promotions: z.enum(['none', 'auto']).optional(),
    } satisfies Names<Stripe.Checkout.SessionCreateParams.ConsentCollection>)
    .optional(),
  custom_text: z
    .strictObject({
      submit: note,
      after_submit: note,
      shipping_address: note,
      terms_of_service_acceptance: note,
    } satisfies Names<Stripe.Checkout.SessionCreateParams.CustomText>)
    .optional(),
  allowed_payment_method_types: list(text(), 100).optional(),
  adaptive_pricing: z.strictObject({ enabled: truth }).optional(),
  origin_context: z.enum(['web', 'mobile_app']).optional(),
  payment_intent_data: z
    .strictObject({
      metadata,
      description: text(1000).optional(),
      receipt_email: z.email().optional(),
      statement_descriptor: text(22).optional(),
      statement_descriptor_suffix: text(22).optional(),
      shipping: z.strictObject({ name: text(), address, phone: text().optional() }).optional(),
    } satisfies Names<Stripe.Checkout.SessionCreateParams.PaymentIntentData>)
    .optional(),
  metadata,
  expand,
} satisfies Names<Stripe.Checkout.SessionCreateParams>)

export type CreateParameters = z.output<typeof createParameters>

export const retrieveParameters = z.strictObject({ expand })

export const listParameters = z.strictObject({
  payment_intent: text().optional(),
  limit: integer(1, 100).default(10),
  expand,
} satisfies Names<Stripe.Checkout.SessionListParams>)
