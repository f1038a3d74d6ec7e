import { Refusal } from './refusal.ts'
import { refuse } from './refuse.ts'

/** Says how what a request has made stands now. */
export type Made = () => object

type Kept = { at: number; fingerprint: string; made?: Made }

const SIX_HOURS = 6 * 3_600_000

/**
 * `PayPal-Request-Id`: for six hours the same request under the same key does nothing, and shows
 * how what the first one has made stands now. One that comes with something else, or while the
 * first is running, is refused. A request that was refused leaves its key free. After six hours the
 * key is forgotten, and the same request does it once more.
 */
export function createIdempotency(now: () => number) {
  const kept = new Map<string, Kept>()

  async function once(
    key: string | undefined,
    fingerprint: string,
    act: () => Promise<Made>,
  ): Promise<{ made: Made; isAgain: boolean }> {
    if (!key) return { made: await act(), isAgain: false }
    const known = kept.get(key)
    if (known && now() - known.at < SIX_HOURS)
      return { made: again(known, fingerprint), isAgain: true }
    const entry: Kept = { at: now(), fingerprint }
    kept.set(key, entry)
    try {
      entry.made = await act()
      return { made: entry.made, isAgain: false }
    } catch (error) {
      kept.delete(key)
      throw error
    }
  }

  return { once, forget: () => kept.clear() }
}

function again(known: Kept, fingerprint: string): Made {
  if (known.fingerprint !== fingerprint) return refuse('DUPLICATE_REQUEST_ID')
  if (known.made) return known.made
  throw new Refusal(409, 'RESOURCE_CONFLICT', [
    {
      issue: 'PREVIOUS_REQUEST_IN_PROGRESS',
      description:
        'A previous request on this resource is currently in progress. Please wait for some time and try again.',
    },
  ])
}
