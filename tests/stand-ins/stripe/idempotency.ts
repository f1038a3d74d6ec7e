import { Refusal } from './refusal.ts'

export type Answer = { status: number; body: object }

type Kept = { at: number; fingerprint: string; answer?: Answer }

const DAY = 86_400

/**
 * Idempotency keys as docs.stripe.com/api/idempotent_requests has them: the first answer is kept
 * for a day and given again, a failure of the endpoint too; a key that comes with something else,
 * or while the first request is running, is refused; a request that was refused before anything
 * began leaves its key free.
 */
export function createIdempotency(now: () => number) {
  const kept = new Map<string, Kept>()

  /** `fingerprint`: method, path and parameters, by which two requests are the same. */
  async function once(
    key: string | undefined,
    fingerprint: string,
    act: () => Promise<Answer>,
  ): Promise<Answer & { replayed: boolean }> {
    if (!key) return { ...(await act()), replayed: false }
    const known = kept.get(key)
    if (known && now() - known.at < DAY)
      return { ...again(key, known, fingerprint), replayed: true }
    const entry: Kept = { at: now(), fingerprint }
    kept.set(key, entry)
    try {
      entry.answer = await act()
      return { ...entry.answer, replayed: false }
    } catch (error) {
      if (error instanceof Refusal && error.began)
        entry.answer = { status: error.status, body: { error: error.fault } }
      else kept.delete(key)
      throw error
    }
  }

  return { once, forget: () => kept.clear() }
}

function again(key: string, known: Kept, fingerprint: string): Answer {
  if (known.fingerprint !== fingerprint)
    throw new Refusal(
      400,
      {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      },
      false,
    )
  if (!known.answer)
    throw new Refusal(
      409,
      {
        type: 'invalid_request_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      },
      false,
    )
  return known.answer
}
