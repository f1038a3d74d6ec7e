import type { Context } from 'hono'
import { outboxOf } from '../../mail/outbox.ts'
import type { AppEnv } from '../../platform/env.ts'
import { logFailure } from '../../platform/log.ts'
import { networkDigests } from '../../platform/network-digest.ts'
import { isDisposable } from '../disposable.ts'
import { askToConfirm } from './ask-to-confirm.ts'

/**
 * Asks somebody who has ordered, and wants newsletters too, to confirm it; what about, they choose
 * then. After the answer, so that the order waits for nothing and nothing that fails here stops it.
 * Once for each order.
 */
export function askAtCheckout(c: Context<AppEnv>, order: { id: string; email: string }): void {
  const outbox = outboxOf(c)
  const ask = async () => {
    const { id: form, email } = order
    if (await isDisposable(c.env, email)) return
    const networks = await networkDigests(c)
    await askToConfirm(outbox, { email, name: '', topics: [], source: 'checkout', networks, form })
  }
  c.executionCtx.waitUntil(
    ask().catch((error: unknown) =>
      logFailure('newsletter not asked for', error, { order: order.id }),
    ),
  )
}
