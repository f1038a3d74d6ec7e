import type { Account } from './account.ts'
import { refuse } from './refuse.ts'
import type { WebhookEvent } from './webhooks.ts'

/**
 * GET /v1/notifications/webhooks-events: newest first, of a span of time and a kind. It does not
 * say which ones were delivered.
 */
export function listEvents(account: Account, asked: URLSearchParams): object {
  const size = Number(asked.get('page_size') ?? 10)
  if (!(size >= 1 && size <= 300)) refuse('INVALID_PARAMETER_VALUE', '/page_size')
  const type = asked.get('event_type')
  const of = asked.get('transaction_id')
  const since = Date.parse(asked.get('start_time') ?? '') || 0
  const until = Date.parse(asked.get('end_time') ?? '') || account.now()
  const found = account.told
    .map(({ event }) => event)
    .filter((event) => !type || event.event_type === type)
    .filter(({ resource }) => !of || ('id' in resource && resource.id === of))
    .filter(({ create_time: at }) => Date.parse(at) >= since && Date.parse(at) <= until)
    .reverse()
  return { events: found.slice(0, size), count: Math.min(size, found.length), links: [] }
}

export function findEvent({ told }: Account, id: string): WebhookEvent {
  return (
    told.find(({ event }) => event.id === id)?.event ?? refuse('INVALID_RESOURCE_ID', '/event_id')
  )
}
