import type { Context } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { openPayments } from '../../../payments/context.ts'
import { isProviderFault } from '../../../payments/provider.ts'
import { logFailure } from '../../../platform/log.ts'
import type { DeskOrder } from './read-order.ts'
import type { Asked } from './views/payment-card.tsx'

/** How long a page waits for the payment provider. */
const PATIENCE_MS = 4_000

/** What the provider says of a payment now; it has four seconds. */
export async function askProvider(
  c: Context<DeskEnv>,
  { id, provider, sessionId }: DeskOrder['order'],
): Promise<Asked> {
  if (sessionId === null) return null
  const { providers } = openPayments(c.env, c.var.config, c.executionCtx)
  const payments = providers[provider]
  if (!payments) return 'no-answer'
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooSlow = new Promise<'no-answer'>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, 'no-answer')
  })
  const answer = payments.readSession(sessionId).catch((error: unknown) => {
    if (!isProviderFault(error)) throw error
    logFailure('payment not shown at the desk', error, { order: id })
    return 'no-answer' as const
  })
  try {
    return await Promise.race([answer, tooSlow])
  } finally {
    clearTimeout(timer)
  }
}
