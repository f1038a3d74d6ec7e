import { KEY_MISSING } from '../../key-rotation/check-keys.ts'
import type { Tools } from '../shared/tools.ts'

/** What answers at the address of the shop before a deployment. */
export type Site = 'nothing' | 'the shop' | 'the shop, short of a key' | 'another site'

/** Seconds between two requests. */
const INTERVAL = 5

/**
 * Looks what answers at an address; a shop that is broken answers with some 5xx. Where there is no
 * terminal, wrangler takes an address over without a question, DNS records and all.
 */
export async function siteAt(origin: string, tools: Tools): Promise<Site> {
  const answer = await tools.fetch(`${origin}/healthz`).catch(() => null)
  if (!answer) return 'nothing'
  if (answer.text === KEY_MISSING) return 'the shop, short of a key'
  return isOk(answer) || answer.status >= 500 ? 'the shop' : 'another site'
}

/**
 * Asks the shop until it is healthy; null then, else its last answer. Three good answers in a row
 * count, because right after a deployment the previous version may still answer.
 *
 * @param timeout seconds
 */
export async function waitUntilHealthy(
  origin: string,
  timeout: number,
  tools: Tools,
): Promise<string | null> {
  let last = ''
  let good = 0
  for (let waited = 0; waited <= timeout; waited += INTERVAL) {
    if (waited > 0) await tools.wait(INTERVAL)
    const answer = await tools.fetch(`${origin}/healthz`).catch((error: unknown) => ({
      status: 0,
      text: `no answer (${reasonOf(error)})`,
    }))
    good = isOk(answer) ? good + 1 : 0
    if (good === 3) return null
    last = `${answer.status || ''} ${answer.text.slice(0, 200)}`.trim()
  }
  return last
}

const isOk = ({ status, text }: { status: number; text: string }) => status === 200 && text === 'ok'

/** What fetch hides in the cause, like `ENOTFOUND`. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? String(error)
}
