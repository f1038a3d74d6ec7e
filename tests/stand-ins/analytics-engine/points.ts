// What the real Analytics Engine stores of a point, and what it drops without a word
// (cloudflare-docs, analytics-engine/limits.mdx; get-started.mdx: "only one index").
const MAX_TEXTS = 20
const MAX_NUMBERS = 20
const MAX_TEXT_BYTES = 16 * 1024
const MAX_INDEX_BYTES = 96
const MAX_POINTS_OF_INVOCATION = 25

/** A point as `writeDataPoint` takes it, as JSON. */
type Point = {
  indexes?: (string | null)[]
  blobs?: (string | null)[]
  doubles?: number[]
}

export type Written = {
  point: Point
  /** When it was written, in milliseconds: only the stand-in can back-date. */
  at?: number
}

const bytes = (texts: (string | null)[]) =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0)

/**
 * Why the platform would drop a point silently; null if it would not.
 *
 * @param nth the how manieth of those written together, from 0
 */
export function beyondLimits({ point, at }: Written, nth: number): string | null {
  const { indexes = [], blobs = [], doubles = [] } = point
  if (at === undefined && nth >= MAX_POINTS_OF_INVOCATION)
    return `more than ${MAX_POINTS_OF_INVOCATION} points at once`
  if (indexes.length > 1) return 'more than one index'
  if (bytes(indexes) > MAX_INDEX_BYTES) return `an index of more than ${MAX_INDEX_BYTES} bytes`
  if (blobs.length > MAX_TEXTS) return `more than ${MAX_TEXTS} blobs`
  if (bytes(blobs) > MAX_TEXT_BYTES) return `blobs of more than ${MAX_TEXT_BYTES} bytes`
  if (doubles.length > MAX_NUMBERS) return `more than ${MAX_NUMBERS} doubles`
  return null
}

const texts = Array.from({ length: MAX_TEXTS }, (_, n) => `blob${n + 1}`)
const numbers = Array.from({ length: MAX_NUMBERS }, (_, n) => `double${n + 1}`)

/** The columns of each dataset's table: sql-api.mdx, "Table structure". */
export const tableColumns = [
  'dataset String',
  "timestamp DateTime('UTC')",
  '_sample_interval UInt32',
  'index1 String',
  ...texts.map((name) => `${name} String`),
  ...numbers.map((name) => `${name} Float64`),
].join(', ')

/** A row of the table, as JSON. */
export function rowOf(dataset: string, { point, at = Date.now() }: Written, interval: number) {
  const { indexes = [], blobs = [], doubles = [] } = point
  return JSON.stringify({
    dataset,
    timestamp: Math.floor(at / 1000),
    _sample_interval: interval,
    index1: indexes[0] ?? '',
    ...Object.fromEntries(blobs.map((text, n) => [texts[n], text ?? ''])),
    ...Object.fromEntries(doubles.map((number, n) => [numbers[n], number])),
  })
}
