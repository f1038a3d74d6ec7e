/**
 * Compares what wrangler says of an upload with the limit that README.md names, "at most 200 KiB (gzip)". Null when it is
 * kept, otherwise what is wrong, as a sentence for a terminal.
 */
export function faultOfWeight(upload: string, readme: string): string | null {
  const weight = Number(/gzip: ([\d.]+) KiB/.exec(upload)?.[1])
  if (!weight) return 'Wrangler did not say what the Worker weighs.'
  const limit = Number(/at most (\d+) KiB \(gzip\)/.exec(readme)?.[1])
  if (!limit) return 'README.md does not say what the Worker may weigh: "at most … KiB (gzip)".'
  if (weight <= limit) return null
  return `The Worker weighs ${weight} KiB, and README.md allows ${limit}. To find what was added: wrangler deploy --dry-run --outdir out --metafile.`
}
