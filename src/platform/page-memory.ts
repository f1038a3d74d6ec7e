import { now, type Seconds } from './clock.ts'

/** A page as it was rendered, and when. */
export type Kept = { body: Uint8Array; headers: Headers; time: Seconds }

/** Of some 50 KB each, in the 128 MB that an isolate has. */
const MOST = 50

/**
 * Pages that this isolate has just read or rendered: asking the Cache API costs more than the rest
 * of the answer.
 *
 * @param fresh until this age a page is recalled; an older one may have been renewed elsewhere
 */
export function rememberPages(fresh: Seconds) {
  const pages = new Map<string, Kept>()
  return {
    recall(key: string): Kept | undefined {
      const kept = pages.get(key)
      if (kept && now() - kept.time < fresh) return kept
      pages.delete(key)
    },
    remember(key: string, kept: Kept): void {
      pages.delete(key)
      pages.set(key, kept)
      const [oldest] = pages.keys()
      if (pages.size > MOST && oldest !== undefined) pages.delete(oldest)
    },
  }
}
