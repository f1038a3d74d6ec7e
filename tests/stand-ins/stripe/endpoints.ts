import type { Account } from './account.ts'
import { disputeListParameters, listDisputes } from './disputes.ts'
import { eventListParameters, listEvents } from './events.ts'
import { expandAll } from './expand.ts'
import type { Form } from './form.ts'
import { readParameters } from './parameters.ts'
import { refund, refundParameters } from './refunds.ts'
import { refuseMissing } from './refusal.ts'
import { createParameters, listParameters, retrieveParameters } from './session-parameters.ts'
import { createSession, expireSession, findCheckout } from './sessions.ts'

/** Does what one endpoint does and returns what it answers; refuses by throwing a `Refusal`. */
export type Endpoint = (account: Account, form: Form, id: string, origin: string) => object

export const endpoints: Record<string, [method: string, path: string, act: Endpoint]> = {
  'sessions.create': [
    'POST',
    '/v1/checkout/sessions',
    (account, form, _, origin) => {
      const asked = readParameters(createParameters, form)
      return expandAll(account, createSession(account, asked, origin), asked.expand)
    },
  ],
  'sessions.retrieve': [
    'GET',
    '/v1/checkout/sessions/:id',
    (account, form, id) => {
      const { expand } = readParameters(retrieveParameters, form)
      return expandAll(account, findCheckout(account, id).session, expand)
    },
  ],
  'sessions.expire': [
    'POST',
    '/v1/checkout/sessions/:id/expire',
    (account, form, id) => {
      const { expand } = readParameters(retrieveParameters, form)
      return expandAll(account, expireSession(account, id), expand)
    },
  ],
  'sessions.list': [
    'GET',
    '/v1/checkout/sessions',
    (account, form) => {
      const asked = readParameters(listParameters, form)
      const all = [...account.checkouts.keys()].map((id) => findCheckout(account, id).session)
      const found = all
        .filter((s) => !asked.payment_intent || s.payment_intent === asked.payment_intent)
        .reverse()
      const page = {
        object: 'list',
        data: found.slice(0, asked.limit),
        has_more: found.length > asked.limit,
        url: '/v1/checkout/sessions',
      }
      return expandAll(account, page, asked.expand)
    },
  ],
  'refunds.create': [
    'POST',
    '/v1/refunds',
    (account, form) => {
      const asked = readParameters(refundParameters, form)
      return expandAll(account, refund(account, asked), asked.expand)
    },
  ],
  'payment_intents.retrieve': [
    'GET',
    '/v1/payment_intents/:id',
    (account, form, id) => {
      const { expand } = readParameters(retrieveParameters, form)
      const found = account.intents.get(id) ?? refuseMissing('payment_intent', id, 'intent')
      return expandAll(account, found, expand)
    },
  ],
  'charges.retrieve': [
    'GET',
    '/v1/charges/:id',
    (account, form, id) => {
      const { expand } = readParameters(retrieveParameters, form)
      const found = account.charges.get(id) ?? refuseMissing('charge', id, 'charge')
      return expandAll(account, found, expand)
    },
  ],
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
