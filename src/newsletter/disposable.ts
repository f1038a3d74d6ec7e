import { asciiEmail } from '../platform/email-address.ts'
import { logFailure } from '../platform/log.ts'

/** @internal */
export const MOST_LABELS = 6

/**
 * Whether an address belongs to a service for throwaway addresses, or to a subdomain of one, as
 * `npm run generate:disposable-domains` lists them. Where the list is not to be had: no.
 */
export async function isDisposable(
  { ASSETS }: { ASSETS: Fetcher },
  email: string,
): Promise<boolean> {
  try {
    const answer = await ASSETS.fetch('https://assets/disposable-domains.txt')
    if (!answer.ok) throw new Error(`The list is answered with ${answer.status}`)
    const list = `\n${await answer.text()}`
    const domain = asciiEmail(email).toLowerCase().split('@').at(-1) ?? ''
    // No domain of the list has more labels, and going through the list for each of 120 takes longer
    // than a request may.
    const labels = domain.split('.').slice(-MOST_LABELS)
    return labels.some((_, at) => list.includes(`\n${labels.slice(at).join('.')}\n`))
  } catch (error) {
    logFailure('throwaway addresses not known', error)
    return false
  }
}
