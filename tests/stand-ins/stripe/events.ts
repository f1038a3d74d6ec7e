import type Stripe from 'stripe'
import { z } from 'zod'
import type { Account } from './account.ts'
import { pageOf, pageParameters } from './page-of.ts'
import { integer, list, text, truth } from './parameters.ts'

export const eventListParameters = z.strictObject({
  ...pageParameters,
  types: list(text(), 20).optional(),
  delivery_success: truth.optional(),
  created: z.strictObject({ lt: integer(0, 9_999_999_999) }).optional(),
} satisfies Partial<Record<keyof Stripe.EventListParams, z.ZodType>>)

/** Events, newest first: those that were answered well, or those that were not. */
export function listEvents(account: Account, asked: z.output<typeof eventListParameters>): object {
  const { types, delivery_success: delivered, created } = asked
  const found = account.told
    .filter(({ event }) => !types || types.includes(event.type))
    .filter(({ event }) => !created || event.created < created.lt)
    .filter(({ deliveries }) => delivered === undefined || delivered === deliveries.some(isGood))
    .map(({ event }) => event)
    .reverse()
  return pageOf('/v1/events', found, asked)
}

const isGood = (answer: number | string) =>
  typeof answer === 'number' && answer >= 200 && answer < 300
