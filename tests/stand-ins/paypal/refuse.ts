import { publishedIssue } from './published.ts'
import { type Detail, nameOf, Refusal } from './refusal.ts'

/** Refuses with an issue, in PayPal's words for it. */
export function refuse(issue: string, field?: string, links: Refusal['links'] = []): never {
  const [status] = wordsOf(issue)
  throw new Refusal(status, nameOf(status), [detail(issue, field)], links)
}

/** Refuses with all that is wrong; does nothing where that is nothing. */
export function refuseAll(details: Detail[]): void {
  if (details.length > 0) throw new Refusal(422, 'UNPROCESSABLE_ENTITY', details)
}

export function detail(issue: string, field?: string, value?: string): Detail {
  const [, description] = wordsOf(issue)
  return {
    ...(field !== undefined && { field, location: 'body' }),
    ...(value !== undefined && { value }),
    ...{ issue, description },
  }
}

function wordsOf(issue: string): [number, string] {
  const found = publishedIssue(issue)
  if (!found) throw new Error(`PayPal has no issue ${issue}`)
  return found
}
