import { now, type Seconds } from './clock.ts'

/** A page as it was rendered, and when. */
export type Kept = { body: Uint8Array; headers: Headers; time: Seconds }

/** Bytes of all pages together: an eighth of the 128 MB that an isolate has. */
const MOST = 16 * 1024 * 1024
/** Bytes that a page takes beside its body, rather more than less: its address and its headers. */
const BESIDE = 4096

/**
 * Pages that this isolate has just read or rendered: asking the Cache API took a third of the time
 * of an answer (docs/decisions/022).
 *
 * @param fresh until this age a page is recalled; an older one may have been renewed elsewhere
 */
export function rememberPages(fresh: Seconds) {
  const pages = new Map<string, Kept>()
  let bytes = 0
  function forget(key: string): void {
    const kept = pages.get(key)
    if (kept) bytes -= sizeOf(kept)
    pages.delete(key)
  }
  return {
    recall(key: string): Kept | undefined {
      const kept = pages.get(key)
      if (kept && now() - kept.time < fresh) return kept
      forget(key)
    },
    remember(key: string, kept: Kept): void {
      forget(key)
      pages.set(key, kept)
      bytes += sizeOf(kept)
      for (const oldest of pages.keys()) {
        if (bytes <= MOST) break
        forget(oldest)
      }
    },
  }
}

const sizeOf = ({ body }: Kept) => body.byteLength + BESIDE
