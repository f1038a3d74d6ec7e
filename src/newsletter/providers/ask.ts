import type { Seconds } from '../../platform/clock.ts'

/** How long handing over a batch may take, until the last byte of the answer. */
export const SEND_WITHIN: Seconds = 60

/** Largest answer that is read; one about 500 mails has some 500 KB. */
const MOST_BYTES = 2 * 1024 * 1024

/** What a mail service answered; a `fault` instead where there is no answer. */
export type Reply =
  | { status: number; retryAfter: Seconds | null; body: unknown; fault?: never }
  | { fault: 'timeout' | 'no-connection'; status?: never }

/**
 * Asks a mail service. Never throws for what the service or the network does. Nothing of an answer
 * is logged: it may quote addresses.
 *
 * @param until when it is given up
 * @returns `body` is undefined where it is no JSON, or too long
 */
export async function ask(url: URL, init: RequestInit, until: AbortSignal): Promise<Reply> {
  try {
    // The key goes to the service's own host, wherever an answer may point.
    const response = await fetch(url, { ...init, redirect: 'manual', signal: until })
    const { status, headers } = response
    return { status, retryAfter: secondsIn(headers), body: parse(await readStart(response)) }
  } catch {
    return { fault: until.aborted ? 'timeout' : 'no-connection' }
  }
}

/** RFC 9110, section 10.2.3; a date instead of seconds is not read. */
function secondsIn(headers: Headers): Seconds | null {
  const seconds = Number(headers.get('Retry-After') || Number.NaN)
  return seconds >= 0 && seconds <= 86_400 ? Math.ceil(seconds) : null
}

async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  // Leaving the loop ends the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) return ''
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
