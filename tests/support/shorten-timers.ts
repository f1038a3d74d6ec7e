import { vi } from 'vitest'

/**
 * Makes waiting fifty times shorter, up to so many milliseconds: who asks again after half a
 * second, or looks every quarter, does so at once. What waits longer, for an answer that may come,
 * waits as long as ever.
 */
export function shortenTimers(upTo = 500): void {
  const wait = globalThis.setTimeout
  vi.stubGlobal('setTimeout', (act: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    wait(() => act(...given), ms <= upTo ? ms / 50 : ms),
  )
}
