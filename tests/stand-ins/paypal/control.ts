import { Hono } from 'hono'
import { z } from 'zod'
import { controlPage } from './control-page.ts'
import { endpointNames } from './endpoints.ts'
import { type FaultKind, faultKinds } from './faults.ts'
import { pendingReasons } from './objects.ts'
import { Refusal } from './refusal.ts'
import type { PayPalStandIn } from './stand-in.ts'

/** What a form of the control page, or JSON, may say. */
const fields = z.object({
  order: z.string().default(''),
  event: z.string().default(''),
  refund: z.string().default(''),
  currency: z.string().default('EUR'),
  status: z.enum(['COMPLETED', 'DECLINED', 'FAILED', 'CANCELLED']).default('COMPLETED'),
  outcome: z
    .enum([
      ...['RESOLVED_BUYER_FAVOUR', 'RESOLVED_SELLER_FAVOUR', 'RESOLVED_WITH_PAYOUT'],
      ...['CANCELED_BY_BUYER', 'NONE'],
    ] as const)
    .default('RESOLVED_SELLER_FAVOUR'),
  stage: z.enum(['INQUIRY', 'CHARGEBACK']).default('CHARGEBACK'),
  /** What the next captures come to. */
  next: z.enum(['INSTRUMENT_DECLINED', 'PENDING', 'DECLINED']).default('INSTRUMENT_DECLINED'),
  /** Why money waits. */
  reason: z.enum(pendingReasons).default('PENDING_REVIEW'),
  sequence: z.enum(['made', 'reversed']).default('made'),
  endpoint: z.enum(['any', ...endpointNames]).default('any'),
  kind: z.enum(Object.keys(faultKinds) as [FaultKind, ...FaultKind[]]).default('error-before'),
  issue: z.string().default(''),
  times: z.coerce.number().int().min(1).default(1),
  /** Minor units; empty: all. */
  amount: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1)])
    .optional(),
})

type Fields = z.output<typeof fields>

/**
 * The other side of the payment: `/paypal` shows every order, and does what payer, bank and PayPal
 * may do. `POST /paypal/<act>` is for its forms; `POST /paypal/api/<act>` takes and gives JSON, for
 * scripts.
 */
export function createControl(paypal: PayPalStandIn): Hono {
  const acts = actsOf(paypal)
  const app = new Hono()

  app.get('/paypal', (c) => c.html(controlPage(paypal)))
  app.get('/paypal/api/orders', (c) => c.json(paypal.orders))
  app.get('/paypal/api/balance', (c) => c.json(paypal.balance))
  app.get('/paypal/api/events', (c) => c.json(paypal.events))
  app.get('/paypal/api/calls', (c) => c.json(paypal.calls))

  app.post('/paypal/api/:act', async (c) => {
    const act = acts[c.req.param('act')]
    if (!act) return c.json({ error: `There is no act ${c.req.param('act')}` }, 404)
    return told(c.req.param('act'), async () => {
      const result = await act(fields.parse(await c.req.json()))
      return c.json(result ?? { done: true })
    })
  })
  app.post('/paypal/:act', async (c) => {
    const act = acts[c.req.param('act')]
    if (!act) return c.notFound()
    return told(c.req.param('act'), async () => {
      await act(fields.parse(await c.req.parseBody()))
      return c.redirect('/paypal', 303)
    })
  })
  return app
}

/** What cannot be done is said, and is no fault of the stand-in. */
async function told(act: string, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    const says = error instanceof Refusal ? error.details[0]?.issue : undefined
    const message = says ?? (error instanceof Error ? error.message : 'failed')
    return Response.json({ error: `${act}: ${message}` }, { status: 400 })
  }
}

function actsOf(paypal: PayPalStandIn): Record<string, (fields: Fields) => unknown> {
  const { faults, webhooks } = paypal
  return {
    approve: ({ order }) => paypal.approve(order),
    'reverse-approval': ({ order }) => paypal.reverseApproval(order),
    lapse: () => paypal.lapse(),
    'capture-next': ({ next, reason }) =>
      paypal.captureNext(next === 'PENDING' ? { status: next, reason } : outcomes[next]),
    'wait-for': ({ order, reason }) => paypal.waitFor(order, reason),
    'settle-capture': ({ order, status }) =>
      paypal.settleCapture(order, status === 'COMPLETED' ? status : 'DECLINED'),
    refund: ({ order, amount }) => paypal.refund(order, amount),
    'refund-pending': ({ times }) => paypal.refundPending(times),
    'refuse-refund': ({ issue, times }) => paypal.refuseRefund(issue, times),
    'settle-refund': ({ refund, status }) =>
      paypal.settleRefund(refund, status === 'DECLINED' ? 'FAILED' : status),
    dispute: ({ order, stage }) => paypal.dispute(order, { stage }),
    escalate: ({ order }) => paypal.escalate(order),
    'answer-dispute': ({ order }) => paypal.answerDispute(order),
    'end-dispute': ({ order, outcome }) => paypal.endDispute(order, outcome),
    withdraw: ({ currency }) => paypal.withdraw(currency),
    fault: ({ endpoint, kind, issue, times }) =>
      faults.order(issue ? { endpoint, issue, times } : { endpoint, kind, times }),
    'clear-faults': () => faults.clear(),
    'expire-tokens': () => paypal.expireTokens(),
    hold: () => webhooks.hold(),
    release: ({ sequence }) => webhooks.release(sequence),
    lose: ({ times }) => webhooks.loseNext(times),
    duplicate: ({ times }) => webhooks.duplicateNext(times),
    resend: ({ event }) => webhooks.resend(event),
    reset: () => paypal.reset(),
  }
}

const outcomes = {
  INSTRUMENT_DECLINED: { refuse: 'INSTRUMENT_DECLINED' },
  DECLINED: { status: 'DECLINED' },
} as const
