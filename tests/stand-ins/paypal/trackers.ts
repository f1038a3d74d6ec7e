import { type Account, type Checkout, timeOf } from './account.ts'
import { findOrder } from './orders.ts'
import { refuse } from './refuse.ts'

export type TrackerRequest = {
  capture_id: string
  tracking_number?: string
  carrier?: string
  carrier_name_other?: string
  notify_payer?: boolean
  items?: { name?: string; quantity?: string; sku?: string }[]
}

export type PatchRequest = { op: string; path?: string; value?: unknown }[]

/** The shop says that a number is none of the order's. Nothing else of it can be changed here. */
export function cancelTracker(
  account: Account,
  orderId: string,
  trackerId: string,
  asked: PatchRequest,
): void {
  const tracker = findTracker(account, orderId, trackerId)
  for (const { op, path, value } of asked) {
    if (path !== '/status') refuse('NOT_PATCHABLE', path)
    if (op !== 'replace') refuse('INVALID_PATCH_OPERATION', path)
    if (value !== 'CANCELLED') refuse('INVALID_PARAMETER_VALUE', path)
  }
  tracker.status = 'CANCELLED'
  tracker.update_time = timeOf(account.now())
}

function findTracker(account: Account, orderId: string, trackerId: string) {
  const { trackers } = findOrder(account, orderId)
  return trackers.find(({ id }) => id === trackerId) ?? refuse('TRACKER_ID_NOT_FOUND')
}

/** The shop says with which number a parcel was sent. */
export function addTracker(account: Account, orderId: string, asked: TrackerRequest): Checkout {
  const order = findOrder(account, orderId)
  const capture = order.captures.find(({ id }) => id === asked.capture_id)
  if (!capture) return refuse('CAPTURE_ID_NOT_FOUND', '/capture_id')
  if (capture.status !== 'COMPLETED' && capture.status !== 'PARTIALLY_REFUNDED')
    refuse('CAPTURE_STATUS_NOT_VALID', '/capture_id')
  if (!asked.tracking_number) refuse('MISSING_REQUIRED_PARAMETER', '/tracking_number')
  if (!asked.carrier) refuse('MISSING_REQUIRED_PARAMETER', '/carrier')
  if (asked.carrier === 'OTHER' && !asked.carrier_name_other)
    refuse('MISSING_REQUIRED_PARAMETER', '/carrier_name_other')
  const known = new Set(order.unit.items?.map(({ sku }) => sku))
  const strange = asked.items?.findIndex(({ sku }) => sku !== undefined && !known.has(sku)) ?? -1
  if (strange >= 0) refuse('ITEM_SKU_MISMATCH', `/items/${strange}/sku`)

  const id = `${asked.capture_id}-${asked.tracking_number}`
  const at = timeOf(account.now())
  const existing = order.trackers.find((each) => each.id === id)
  if (existing) Object.assign(existing, { status: 'SHIPPED', update_time: at })
  else
    order.trackers.push({
      id,
      status: 'SHIPPED',
      ...(asked.items && { items: asked.items }),
      links: [
        {
          href: `${account.origin}/v2/checkout/orders/${order.id}/trackers/${id}`,
          rel: 'update',
          method: 'PATCH',
        },
        { href: `${account.origin}/v2/checkout/orders/${order.id}`, rel: 'up', method: 'GET' },
      ],
      create_time: at,
      update_time: at,
    })
  return order
}
