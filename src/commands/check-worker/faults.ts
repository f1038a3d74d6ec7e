import { CONFIGURATION } from '../shared/documents.ts'

/**
 * Compares what wrangler says of an upload with the limit that a document names, "at most 200 KiB
 * (gzip)". Returns what is wrong, as sentences for a terminal.
 */
export function faultsOfWeight(upload: string, document: string): string[] {
  const weight = Number(/gzip: ([\d.]+) KiB/.exec(upload)?.[1])
  if (!weight) return ['Wrangler did not say what the Worker weighs.']
  const limit = Number(/at most (\d+) KiB \(gzip\)/.exec(document)?.[1])
  if (!limit)
    return [`${CONFIGURATION} does not say what the Worker may weigh: "at most … KiB (gzip)".`]
  if (weight <= limit) return []
  return [
    `The Worker weighs ${weight} KiB, and ${CONFIGURATION} allows ${limit}. ` +
      'To find what was added: wrangler deploy --dry-run --outdir out --metafile.',
  ]
}
