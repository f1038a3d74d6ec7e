import { integer, text } from './parameters.ts'
import { refuseMissing } from './refusal.ts'

/** docs.stripe.com/api/pagination */
export const pageParameters = {
  limit: integer(1, 100).default(10),
  starting_after: text().optional(),
  ending_before: text().optional(),
}

type Asked = {
  limit: number
  starting_after?: string | undefined
  ending_before?: string | undefined
}

/**
 * A page of a list that is newest first: the next older ones after `starting_after`, or the next
 * newer ones before `ending_before`, newest first all the same.
 */
export function pageOf(url: string, found: { id: string }[], asked: Asked): object {
  const { limit, starting_after: after, ending_before: before } = asked
  const named = after ?? before
  const at = found.findIndex(({ id }) => id === named)
  if (named && at < 0) refuseMissing('object', named, after ? 'starting_after' : 'ending_before')
  const rest = after ? found.slice(at + 1) : before ? found.slice(0, at) : found
  return {
    object: 'list',
    data: before ? rest.slice(-limit) : rest.slice(0, limit),
    has_more: rest.length > limit,
    url,
  }
}
