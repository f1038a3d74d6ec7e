import { addressRules } from '../orders/addresses/rules.ts'
import { unsealContact } from '../orders/contact.ts'
import { pageEnd } from '../orders/hold-rules.ts'
import { noteOpened, type OrderLineRow, type OrderRow } from '../orders/queries.ts'
import { paths } from '../paths.ts'
import { now } from '../platform/clock.ts'
import { type Config, ConfigError } from '../platform/config.ts'
import { inLanguage } from '../platform/language.ts'
import { logFailure } from '../platform/log.ts'
import type { ChargeFault } from '../platform/money.ts'
import { unseal } from '../platform/sealing.ts'
import { addsUp, charges } from './charge-rules.ts'
import type { PaymentContext } from './context.ts'
import { releaseUnopened } from './give-up.ts'
import { recordSession } from './page-queries.ts'
import { isProviderFault, type PaymentRequest, PaymentsRefused } from './provider.ts'
import { providerOf } from './providers.ts'
import { paymentWords } from './words.ts'

export type PaymentPage =
  | { ok: true; url: string; order: OrderRow }
  | { ok: false; reason: 'payments-unavailable' | ChargeFault }
  /** The provider does not take the address: this field of it. */
  | { ok: false; reason: 'address-refused'; field: string }

/**
 * Opens the payment page of an order. When the provider does not answer, or refuses, the order is
 * given up and its stock is free again, unless it `staysUnopened`.
 */
export async function openPaymentPage(
  context: PaymentContext,
  order: OrderRow,
  lines: OrderLineRow[],
  { staysUnopened = false } = {},
): Promise<PaymentPage> {
  const { db } = context
  try {
    // Sent again from a page in another language, the request must be the same.
    const session = await inLanguage(order.language, async () => {
      const request = await requestFor(context, order, lines)
      if (!addsUp(request)) throw new PaymentsRefused('amounts-differ')
      return providerOf(context, order).openSession(request)
    })
    refuseUnnamedHost(context.config, session.url)
    if (!charges(session, order)) {
      await providerOf(context, order).expireSession(session.id)
      throw new PaymentsRefused('amounts-differ')
    }
    const [[recorded]] = await db.batch([
      recordSession(db, order, session.id),
      noteOpened(db, order.id, now()),
    ])
    if (!recorded) {
      // Given up meanwhile, or got another page, in another tab: nobody may pay on this one.
      await providerOf(context, order).expireSession(session.id)
      return { ok: false, reason: 'payments-unavailable' }
    }
    return { ok: true, url: session.url, order }
  } catch (error) {
    if (!staysUnopened) await releaseUnopened(context, order.id, 'payment-page-failed')
    if (!isProviderFault(error)) throw error
    logFailure('payment page not opened', error, { order: order.id, fault: error.message })
    const field = refusedField(error, order.country)
    if (field) return { ok: false, reason: 'address-refused', field }
    return { ok: false, reason: chargeFaultIn(error) ?? 'payments-unavailable' }
  }
}

/** What of the address it does not take: the street, where the country's form has no such field. */
function refusedField({ message }: Error, country: string): string | null {
  const [, field] = /^(\w+)-refused$/.exec(message) ?? []
  if (!field) return null
  const parts: Record<string, boolean> = addressRules(country).uses
  return parts[field] === false ? 'line1' : field
}

/** The provider has the last word: its limits follow the currency of the owner's account. */
function chargeFaultIn({ message }: Error): ChargeFault | null {
  return message === 'total-too-large' || message === 'total-too-small' ? message : null
}

/** Nobody is sent to a host that the owner has not named. */
function refuseUnnamedHost({ PAYMENT_PAGE_ORIGINS }: Config, url: string): void {
  const { origin } = new URL(url)
  if (!PAYMENT_PAGE_ORIGINS.includes(origin))
    throw new ConfigError(
      `The payment page is at ${origin}: PAYMENT_PAGE_ORIGINS does not name it.`,
    )
}

async function requestFor(
  { config }: PaymentContext,
  order: OrderRow,
  lines: OrderLineRow[],
): Promise<PaymentRequest> {
  const { origin } = config.shop
  const { address } = await unsealContact(config, order.id, order.contact)
  return {
    // In place of a page that was closed: its name would open it again.
    key: `checkout:${order.id}${order.awaitUntil === null ? '' : `:${crypto.randomUUID()}`}`,
    orderId: order.id,
    number: order.number,
    currency: order.currency,
    lines: lines.map((line) => ({
      name: line.title,
      description: line.variantTitle,
      unitPrice: line.unitPrice,
      quantity: line.quantity,
    })),
    delivery: {
      name: paymentWords().delivery[order.deliveryMethod],
      price: order.delivery,
    },
    total: order.total,
    email: await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email),
    address,
    delayed: order.total <= config.DELAYED_PAYMENTS.up_to,
    expiresAt: pageEnd(order),
    returnUrl: origin + paths.checkoutReturn(order.number),
    // Whoever has the link from a mail has no cart here.
    cancelUrl: origin + (order.origin === 'shop' ? paths.checkout() : paths.order(order.number)),
  }
}
