import { type Account, type Checkout, newId, timeOf } from './account.ts'
import type { Link, OrderRequest, Payer } from './objects.ts'
import { checkOrder } from './order-rules.ts'
import { refuse } from './refuse.ts'

/** How long a payer may take to approve an order, and then the shop to capture it. */
const APPROVAL = 3 * 3_600_000

export function createOrder(account: Account, asked: OrderRequest): Checkout {
  const unit = checkOrder(asked)
  const made: Checkout = {
    id: newId(),
    status: 'PAYER_ACTION_REQUIRED',
    unit: { reference_id: 'default', ...unit },
    context: asked.payment_source?.paypal?.experience_context ?? {},
    captures: [],
    refunds: [],
    trackers: [],
    next: [],
    createTime: timeOf(account.now()),
    updateTime: timeOf(account.now()),
    since: account.now(),
    gone: false,
  }
  account.orders.set(made.id, made)
  return made
}

/** An order that PayPal still knows. */
export function findOrder(account: Account, id: string): Checkout {
  lapse(account)
  const found = account.orders.get(id)
  return found && !found.gone ? found : refuse('INVALID_RESOURCE_ID', '/id')
}

/** Who approves, where not Anna Example with an address of her own in PayPal. */
export type Approver = { email?: string; givenName?: string; surname?: string; country?: string }

/** The payer logs in and agrees to pay. No money moves until the shop captures. */
export function approve(account: Account, id: string, by: Approver = {}): Checkout {
  const order = findOrder(account, id)
  if (order.status !== 'PAYER_ACTION_REQUIRED')
    throw new Error(`Order ${id} is ${order.status}: nobody can approve it`)
  order.status = 'APPROVED'
  order.payer ??= payerOf(by, order)
  order.since = account.now()
  order.updateTime = timeOf(account.now())
  account.tell(
    'CHECKOUT.ORDER.APPROVED',
    'checkout-order',
    orderView(account, order),
    'An order has been approved by buyer',
  )
  return order
}

/** Forgets what was not approved in time; what was approved and not captured, and tells so. */
export function lapse(account: Account): void {
  for (const order of account.orders.values()) {
    if (order.gone || order.status === 'COMPLETED' || order.status === 'VOIDED') continue
    if (account.now() - order.since < APPROVAL) continue
    order.gone = true
    if (order.status === 'APPROVED') tellReversed(account, order)
  }
}

/** PayPal takes an approval back before the shop has captured. */
export function reverseApproval(account: Account, id: string): Checkout {
  const order = findOrder(account, id)
  if (order.status !== 'APPROVED') throw new Error(`Order ${id} is ${order.status}`)
  order.status = 'VOIDED'
  order.updateTime = timeOf(account.now())
  tellReversed(account, order)
  return order
}

function tellReversed(account: Account, { id, unit, context }: Checkout): void {
  const resource = {
    order_id: id,
    purchase_units: [
      {
        reference_id: unit.reference_id,
        ...(unit.custom_id && { custom_id: unit.custom_id }),
        ...(unit.invoice_id && { invoice_id: unit.invoice_id }),
      },
    ],
    payment_source: { paypal: context.locale ? { locale: context.locale } : {} },
  }
  account.tell(
    'CHECKOUT.PAYMENT-APPROVAL.REVERSED',
    'checkout-order',
    resource,
    'A payment has been reversed after approval.',
  )
}

/** An order as GET shows it. */
export function orderView(account: Account, order: Checkout): object {
  const { unit, captures, refunds, trackers, payer } = order
  const payments = {
    ...(captures.length > 0 && { captures }),
    ...(refunds.length > 0 && { refunds }),
  }
  return structuredClone({
    id: order.id,
    intent: 'CAPTURE',
    status: order.status,
    ...sourceOf(order),
    purchase_units: [
      {
        ...unit,
        payee: { email_address: 'shop@business.example.com', merchant_id: MERCHANT },
        ...(unit.shipping && {
          shipping: { ...unit.shipping, ...(trackers.length > 0 && { trackers }) },
        }),
        ...(captures.length > 0 && { payments }),
      },
    ],
    ...(payer && { payer }),
    create_time: order.createTime,
    update_time: order.updateTime,
    links: linksOf(account, order),
  })
}

/** An order as create shows it to who does not ask for more. */
export const orderInShort = (account: Account, order: Checkout): object => ({
  id: order.id,
  status: order.status,
  ...sourceOf(order),
  links: linksOf(account, order),
})

/** The shop's own name at PayPal. */
export const MERCHANT = 'JEGEM7TESTSHP'

function sourceOf({ payer }: Checkout): object {
  if (!payer) return { payment_source: { paypal: {} } }
  const { email_address, payer_id: account_id, name, address } = payer
  return {
    payment_source: {
      paypal: { email_address, account_id, account_status: 'VERIFIED', name, address },
    },
  }
}

/** Where the payer is sent to approve. */
export const pageOf = (account: Account, { id }: Checkout): string =>
  `${account.origin}/checkoutnow?token=${id}`

function linksOf(account: Account, order: Checkout): Link[] {
  const self = `${account.origin}/v2/checkout/orders/${order.id}`
  const page = pageOf(account, order)
  const links = [{ href: self, rel: 'self', method: 'GET' }]
  if (order.status === 'PAYER_ACTION_REQUIRED')
    links.push({ href: page, rel: 'payer-action', method: 'GET' })
  if (order.status === 'APPROVED')
    links.push(
      { href: self, rel: 'update', method: 'PATCH' },
      { href: `${self}/capture`, rel: 'capture', method: 'POST' },
    )
  return links
}

function payerOf(by: Approver, { unit }: Checkout): Payer {
  return {
    name: { given_name: by.givenName ?? 'Anna', surname: by.surname ?? 'Example' },
    email_address: by.email ?? 'anna@example.com',
    payer_id: newId(13),
    address: { country_code: by.country ?? unit.shipping?.address?.country_code ?? 'DE' },
  }
}
