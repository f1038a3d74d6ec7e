import { log } from './log.ts'

/**
 * The clock strikes every five minutes, and its other work needs time too; a statement of D1 may take
 * 30 seconds, and one event asks it at most 1,000 times
 * (developers.cloudflare.com/d1/platform/limits).
 */
const MOST_MS = 45_000
const MOST_BATCHES = 60

/**
 * Removes what is too old, batch by batch, until there is no more of it. It stops when its time is
 * over, or its share of questions to D1, and goes on when the clock strikes again. What was removed
 * stays removed; where it was more than one batch, the log says how much.
 *
 * @param remove removes at most so many, and returns how many it were
 */
export async function untilNoneIsLeft(
  what: string,
  size: number,
  remove: (most: number) => Promise<number>,
): Promise<void> {
  const start = Date.now()
  let removed = 0
  for (let batch = 0; batch < MOST_BATCHES && Date.now() - start < MOST_MS; batch++) {
    const gone = await remove(size)
    removed += gone
    if (gone < size) break
  }
  if (removed >= size) log('info', 'purged', { what, removed })
}
