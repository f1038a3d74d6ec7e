import type { Context } from 'hono'
import { now } from '../platform/clock.ts'
import { hashToken } from '../platform/digest.ts'
import type { AppEnv } from '../platform/env.ts'
import { log } from '../platform/log.ts'
import { allowOrder } from './access.ts'
import { orderByLink } from './queries.ts'

/** Lets this browser see the order whose link has been followed; a link that is none opens nothing. */
export async function openByLink(c: Context<AppEnv>, number: string, token: string): Promise<void> {
  const [order] = await orderByLink(c.var.db, await hashToken(token), number, now())
  if (order) {
    await allowOrder(c, order.id, 'mail')
    log('info', 'order opened by its link', { order: number })
  } else log('warn', 'order link not accepted', { order: number })
}
