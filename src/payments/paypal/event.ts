import type { Config } from '../../platform/config.ts'
import type { PaymentEvent } from '../provider.ts'
import { kindsThatMatter } from './event-kinds.ts'
import type { WebhookEvent } from './objects.ts'
import { isSigned } from './signature.ts'

/** Reads a webhook of PayPal; null when its signature or form is wrong. */
export async function readEvent(
  config: Config,
  body: string,
  headers: Headers,
): Promise<PaymentEvent | null> {
  if (!(await isSigned(config, body, headers))) return null
  try {
    const event: unknown = JSON.parse(body)
    return isEvent(event) ? describe(event) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const isEvent = (value: unknown): value is WebhookEvent => {
  const { id, event_type: type } = (value ?? {}) as Partial<Record<string, unknown>>
  return typeof id === 'string' && typeof type === 'string'
}

/**
 * Which order an event is about. Orders and captures bear the shop's name of it; a refund bears its
 * own, and names its capture in a link; a dispute names the payment. What was reversed may be shown
 * as a refund or as a capture.
 */
export function describe({ id, event_type: kind, resource = {} }: WebhookEvent): PaymentEvent {
  const isOrder = kind.startsWith('CHECKOUT.')
  const up = resource.links?.find(({ rel }) => rel === 'up')?.href ?? ''
  const [, captured] = /\/captures\/([^/]+)$/.exec(up) ?? []
  const isCapture = kind.startsWith('PAYMENT.CAPTURE.') && !captured
  const payment =
    captured ??
    (isCapture ? resource.id : resource.disputed_transactions?.[0]?.seller_transaction_id)
  const named = isOrder ? resource.purchase_units?.[0]?.custom_id : isCapture && resource.custom_id
  const session = isOrder
    ? (resource.order_id ?? resource.id)
    : resource.supplementary_data?.related_ids?.order_id
  return {
    ...{ id, kind },
    orderId: named || null,
    sessionId: session ?? null,
    paymentRef: payment ?? null,
    matters: kindsThatMatter.includes(kind),
  }
}
