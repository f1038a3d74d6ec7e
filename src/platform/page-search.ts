import type { Context } from 'hono'

/** What was searched for and how much of it there is, to be recorded. */
export type Search = { term: string; results: number }

/**
 * Says so as a header of the page in the page cache: its searches are recorded when it is not
 * rendered again, too. It goes no further than `fillVisitorParts`.
 */
const SEARCH = 'X-Page-Search'

export const markSearch = (c: Context, { term, results }: Search): void =>
  c.header(SEARCH, `${results} ${encodeURIComponent(term)}`)

/** Takes it out of the headers of a page; undefined if nothing was searched for. */
export function takeSearch(headers: Headers): Search | undefined {
  const [results, term = ''] = headers.get(SEARCH)?.split(' ') ?? []
  headers.delete(SEARCH)
  return results ? { results: Number(results), term: decodeURIComponent(term) } : undefined
}
