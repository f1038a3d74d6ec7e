import { vi } from 'vitest'

/**
 * Makes waits up to a limit in milliseconds fifty times shorter: retries after half a second, or
 * polling every quarter, happen at once. Longer waits, for responses that may come, stay as they
 * are.
 */
export function shortenTimers(upTo = 500): void {
  const wait = globalThis.setTimeout
  vi.stubGlobal('setTimeout', (act: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    wait(() => act(...given), ms <= upTo ? ms / 50 : ms),
  )
}
