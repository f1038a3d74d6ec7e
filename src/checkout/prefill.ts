import type { Context } from 'hono'
import { allowedOrder } from '../orders/access.ts'
import { unsealContact } from '../orders/contact.ts'
import type { OrderRow } from '../orders/queries.ts'
import type { AppEnv } from '../platform/env.ts'
import { logFailure } from '../platform/log.ts'
import { SealingError, unseal } from '../platform/sealing.ts'
import { type FormValues, formValuesFrom } from './forms.ts'

/**
 * The form's values of the cart's last order that was not paid, so that nobody types them again.
 * Only while this browser may see that order: the cart's cookie lives longer, and others may use
 * the computer.
 */
export async function prefill(c: Context<AppEnv>, order: OrderRow | null): Promise<FormValues> {
  const { config } = c.var
  if (!order || order.id !== (await allowedOrder(c))) return {}
  try {
    const email = await unseal(config.sealingKeys, `orders.email:${order.id}`, order.email)
    const contact = await unsealContact(config, order.id, order.contact)
    return {
      ...formValuesFrom(email, contact),
      delivery: order.deliveryMethod,
      pay: order.provider,
    }
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    // Filling in the form again is better than no checkout.
    logFailure('former order does not open', error, { order: order.id })
    return {}
  }
}
