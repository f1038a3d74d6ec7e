import type { Context } from 'hono'
import { allowedOrder } from '../orders/access.ts'
import { unsealContact } from '../orders/contact.ts'
import type { OrderRow } from '../orders/queries.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { SealingError, unseal } from '../platform/sealing.ts'
import { type Typed, typedFrom } from './forms.ts'

/**
 * What was typed for the cart's last order that was not paid; the shopper need not type it again. Only while this browser
 * may see that order: the cart's cookie lives longer, on a computer that others use as well.
 */
export async function typedBefore(c: Context<AppEnv>, order: OrderRow | null): Promise<Typed> {
  const { config } = c.var
  if (!order || order.id !== (await allowedOrder(c))) return {}
  try {
    const email = await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email)
    const contact = await unsealContact(config, order.id, order.contact)
    return { ...typedFrom(email, contact), delivery: order.deliveryMethod }
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    // Typing it again is better than no checkout.
    logFailure('former order does not open', error, { order: order.id })
    return {}
  }
}
