import { KEY_MISSING } from '../../key-rotation/check-keys.ts'
import type { Outside } from './outside.ts'

/** Who answers at the address of the shop before a deployment: a shop that broke answers with some 5xx. */
export type Tenant = 'nobody' | 'the shop' | 'the shop, short of a key' | 'another site'

/** Seconds between two looks. */
const PAUSE = 5

/** Looks who is there. Without a terminal wrangler takes an address over without a word, DNS records and all. */
export async function whoAnswers(outside: Outside, origin: string): Promise<Tenant> {
  const answer = await outside.fetch(`${origin}/healthz`).catch(() => null)
  if (!answer) return 'nobody'
  if (answer.text === KEY_MISSING) return 'the shop, short of a key'
  return isOk(answer) || answer.status >= 500 ? 'the shop' : 'another site'
}

/**
 * Asks the shop until it is well; null then, else what it said last. Three good answers in a row count, because right
 * after a deployment the version before may still answer.
 *
 * @param patience seconds
 */
export async function waitUntilWell(
  outside: Outside,
  origin: string,
  patience: number,
): Promise<string | null> {
  let last = ''
  let good = 0
  for (let waited = 0; waited <= patience; waited += PAUSE) {
    if (waited > 0) await outside.wait(PAUSE)
    const answer = await outside.fetch(`${origin}/healthz`).catch((error: unknown) => ({
      status: 0,
      text: `no answer (${reason(error)})`,
    }))
    good = isOk(answer) ? good + 1 : 0
    if (good === 3) return null
    last = `${answer.status || ''} ${answer.text.slice(0, 200)}`.trim()
  }
  return last
}

const isOk = ({ status, text }: { status: number; text: string }) => status === 200 && text === 'ok'

/** What fetch hides in the cause, like `ENOTFOUND`. */
function reason(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? String(error)
}
