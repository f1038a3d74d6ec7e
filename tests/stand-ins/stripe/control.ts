import { Hono } from 'hono'
import { z } from 'zod'
import { controlPage } from './control-page.ts'
import { endpointNames } from './endpoints.ts'
import { type FaultKind, faultKinds } from './faults.ts'
import { Refusal } from './refusal.ts'
import type { StripeStandIn } from './stand-in.ts'

/** What a form of the control page, or JSON, may say. */
const fields = z.object({
  session: z.string().default(''),
  event: z.string().default(''),
  refund: z.string().default(''),
  payout: z.string().default(''),
  currency: z.string().default('eur'),
  reason: z
    .enum(['processing', 'insufficient_funds', 'charge_pending', 'requires_action'])
    .default('processing'),
  code: z.string().default('charge_disputed'),
  outcome: z.enum(['succeeded', 'failed', 'canceled', 'won', 'lost']).default('succeeded'),
  order: z.enum(['made', 'reversed']).default('made'),
  endpoint: z.enum(['any', ...endpointNames]).default('any'),
  kind: z.enum(Object.keys(faultKinds) as [FaultKind, ...FaultKind[]]).default('error-before'),
  times: z.coerce.number().int().min(1).default(1),
  /** Minor units; empty: all. */
  amount: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1)])
    .optional(),
})

type Fields = z.output<typeof fields>

/**
 * The other side of the payment: `/control` shows every session, and does what shopper, bank and
 * provider may do. `POST /control/<act>` is for its forms; `POST /control/api/<act>` takes and
 * gives JSON, for scripts.
 */
export function createControl(stripe: StripeStandIn): Hono {
  const acts = actsOf(stripe)
  const app = new Hono()

  app.get('/control', (c) => c.html(controlPage(stripe)))
  app.get('/control/api/sessions', (c) => c.json(stripe.sessions))
  app.get('/control/api/balance', (c) => c.json(stripe.balance))
  app.get('/control/api/events', (c) => c.json(stripe.events))
  app.get('/control/api/calls', (c) => c.json(stripe.calls))

  app.post('/control/api/:act', async (c) => {
    const act = acts[c.req.param('act')]
    if (!act) return c.json({ error: `There is no act ${c.req.param('act')}` }, 404)
    const result = await act(fields.parse(await c.req.json()))
    return c.json(result ?? { done: true })
  })
  app.post('/control/:act', async (c) => {
    const act = acts[c.req.param('act')]
    if (!act) return c.notFound()
    await act(fields.parse(await c.req.parseBody()))
    return c.redirect('/control', 303)
  })

  app.onError((error, c) => {
    const known = error instanceof Refusal || error instanceof z.ZodError
    if (!known) throw error
    return c.json({ error: error.message }, 400)
  })
  return app
}

function actsOf(stripe: StripeStandIn): Record<string, (fields: Fields) => unknown> {
  const { faults, webhooks } = stripe
  return {
    pay: ({ session }) => stripe.pay(session),
    decline: ({ session }) => stripe.decline(session),
    'pay-later': ({ session }) => stripe.payLater(session),
    settle: ({ session, outcome }) =>
      stripe.settleAsync(session, outcome === 'failed' ? 'failed' : 'succeeded'),
    expire: ({ session }) => stripe.expire(session),
    refund: ({ session, amount }) => stripe.refund(session, amount),
    'refund-pending': ({ reason, times }) => stripe.refundPending(reason, times),
    'refuse-refund': ({ code, times }) => stripe.refuseRefund(code, times),
    'settle-refund': ({ refund, outcome }) =>
      stripe.settleRefund(
        refund,
        outcome === 'failed' || outcome === 'canceled' ? outcome : 'succeeded',
      ),
    'fail-refund': ({ refund }) => stripe.failRefund(refund),
    dispute: ({ session }) => stripe.dispute(session),
    'answer-dispute': ({ session }) => stripe.answerDispute(session),
    'pay-out': ({ currency }) => stripe.payOut(currency),
    'fail-payout': ({ payout }) => stripe.failPayout(payout),
    'end-dispute': ({ session, outcome }) =>
      stripe.endDispute(session, outcome === 'won' ? 'won' : 'lost'),
    fault: ({ endpoint, kind, times }) => faults.order({ endpoint, kind, times }),
    'clear-faults': () => faults.clear(),
    hold: () => webhooks.hold(),
    release: ({ order }) => webhooks.release(order),
    lose: ({ times }) => webhooks.loseNext(times),
    duplicate: ({ times }) => webhooks.duplicateNext(times),
    resend: ({ event }) => webhooks.resend(event),
    reset: () => stripe.reset(),
  }
}
