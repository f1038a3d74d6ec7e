import type Stripe from 'stripe'
import { z } from 'zod'
import type { Account } from './account.ts'
import { integer, list, text, truth } from './parameters.ts'

export const eventListParameters = z.strictObject({
  types: list(text(), 20).optional(),
  delivery_success: truth.optional(),
  created: z.strictObject({ lt: integer(0, 9_999_999_999) }).optional(),
  limit: integer(1, 100).default(10),
  starting_after: text().optional(),
} satisfies Partial<Record<keyof Stripe.EventListParams, z.ZodType>>)

/** Events, newest first: those that were answered well, or those that were not. */
export function listEvents(account: Account, asked: z.output<typeof eventListParameters>): object {
  const { types, delivery_success: delivered, created, starting_after: after, limit } = asked
  const found = account.told
    .filter(({ event }) => !types || types.includes(event.type))
    .filter(({ event }) => !created || event.created < created.lt)
    .filter(({ deliveries }) => delivered === undefined || delivered === deliveries.some(isGood))
    .map(({ event }) => event)
    .reverse()
  const from = after ? found.findIndex(({ id }) => id === after) + 1 : 0
  return {
    object: 'list',
    data: found.slice(from, from + limit),
    has_more: found.length > from + limit,
    url: '/v1/events',
  }
}

const isGood = (answer: number | string) =>
  typeof answer === 'number' && answer >= 200 && answer < 300
