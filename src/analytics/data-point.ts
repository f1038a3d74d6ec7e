// Limits of Analytics Engine: 20 texts and one index of 96 bytes a point. Of the two limits for all
// texts together that its pages have named (5,120 bytes, later 16 KB) the smaller one, shared
// evenly.
const MAX_TEXTS = 20
const TEXT_BYTES = 5120 / MAX_TEXTS
const INDEX_BYTES = 96

/**
 * A data point within the platform's limits, beyond which it would be dropped without a word.
 * Longer texts lose their end.
 *
 * @param texts in the order of their columns
 * @throws RangeError for more texts than there are columns: a fault of ours, not of what came in
 */
export function dataPoint(index: string, texts: string[]): AnalyticsEngineDataPoint {
  if (texts.length > MAX_TEXTS)
    throw new RangeError(`A data point has ${MAX_TEXTS} texts at most, not ${texts.length}`)
  return {
    indexes: [cut(index, INDEX_BYTES)],
    blobs: texts.map((text) => cut(text, TEXT_BYTES)),
  }
}

/**
 * The start of a text that fits into so many bytes of UTF-8, without half a character at its end.
 */
function cut(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes))
  return text.slice(0, read)
}
