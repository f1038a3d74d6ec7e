import type { z } from 'zod'
import type { Account } from './account.ts'
import { balance, listMovements, movementListParameters } from './balance.ts'
import { disputeListParameters, listDisputes } from './disputes.ts'
import { eventListParameters, listEvents } from './events.ts'
import { expandAll } from './expand.ts'
import type { Form } from './form.ts'
import { readParameters } from './parameters.ts'
import { listRefunds, refund, refundListParameters, refundParameters } from './refunds.ts'
import { refuseMissing } from './refusal.ts'
import { createParameters, listParameters, retrieveParameters } from './session-parameters.ts'
import { createSession, expireSession, findCheckout, listSessions } from './sessions.ts'

/** Does what one endpoint does and returns what it answers; refuses by throwing a `Refusal`. */
export type Endpoint = (account: Account, form: Form, id: string, origin: string) => object

export const endpoints: Record<string, [method: string, path: string, act: Endpoint]> = {
  'sessions.create': [
    'POST',
    '/v1/checkout/sessions',
    expanding(createParameters, (account, asked, _, origin) =>
      createSession(account, asked, origin),
    ),
  ],
  'sessions.retrieve': [
    'GET',
    '/v1/checkout/sessions/:id',
    expanding(retrieveParameters, (account, _, id) => findCheckout(account, id).session),
  ],
  'sessions.expire': [
    'POST',
    '/v1/checkout/sessions/:id/expire',
    expanding(retrieveParameters, (account, _, id) => expireSession(account, id)),
  ],
  'sessions.list': ['GET', '/v1/checkout/sessions', expanding(listParameters, listSessions)],
  'refunds.create': ['POST', '/v1/refunds', expanding(refundParameters, refund)],
  'refunds.list': ['GET', '/v1/refunds', expanding(refundListParameters, listRefunds)],
  'refunds.retrieve': ['GET', '/v1/refunds/:id', one('refund', ({ refunds }) => refunds)],
  'balance.retrieve': ['GET', '/v1/balance', (account) => balance(account)],
  'balance_transactions.list': [
    'GET',
    '/v1/balance_transactions',
    expanding(movementListParameters, listMovements),
  ],
  'payment_intents.retrieve': [
    'GET',
    '/v1/payment_intents/:id',
    one('payment_intent', ({ intents }) => intents),
  ],
  'charges.retrieve': ['GET', '/v1/charges/:id', one('charge', ({ charges }) => charges)],
  'disputes.list': [
    'GET',
    '/v1/disputes',
    (account, form) => listDisputes(account, readParameters(disputeListParameters, form)),
  ],
  'events.list': [
    'GET',
    '/v1/events',
    (account, form) => listEvents(account, readParameters(eventListParameters, form)),
  ],
}

/** What faults can be ordered for, besides `any`. */
export const endpointNames = Object.keys(endpoints)

/** An endpoint that can be asked for whole objects where only their ids stand. */
function expanding<T extends z.ZodType<{ expand: string[] }>>(
  shape: T,
  act: (account: Account, asked: z.output<T>, id: string, origin: string) => object,
): Endpoint {
  return (account, form, id, origin) => {
    const asked = readParameters(shape, form)
    return expandAll(account, act(account, asked, id, origin), asked.expand)
  }
}

function one(what: string, kept: (account: Account) => Map<string, object>): Endpoint {
  return expanding(
    retrieveParameters,
    (account, _, id) => kept(account).get(id) ?? refuseMissing(what, id, what),
  )
}
