// Limits of Analytics Engine: per point, 20 texts, 20 numbers and one index of 96 bytes. Its documentation has
// named two limits for all texts together, 5,120 bytes and later 16 KB: this uses the smaller one,
// divided evenly.
const MAX_TEXTS = 20
const TEXT_BYTES = 5120 / MAX_TEXTS
const INDEX_BYTES = 96

/**
 * A data point within the platform's limits, beyond which it would be dropped silently. Longer
 * texts are cut.
 *
 * @param texts in the order of their columns
 * @throws RangeError for more texts than columns: a bug, not bad input
 */
export function dataPoint(
  index: string,
  texts: string[],
  doubles: number[],
): AnalyticsEngineDataPoint {
  if (texts.length > MAX_TEXTS)
    throw new RangeError(`A data point has ${MAX_TEXTS} texts at most, not ${texts.length}`)
  return {
    indexes: [cut(index, INDEX_BYTES)],
    blobs: texts.map((text) => cut(text, TEXT_BYTES)),
    doubles,
  }
}

/** The start of a text that fits into this many bytes of UTF-8, without splitting a character. */
function cut(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes))
  return text.slice(0, read)
}
