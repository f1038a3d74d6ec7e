import { parse } from 'csv-parse/sync'

/** How a spreadsheet program has written a table as text. */
export type Dialect = {
  delimiter: string
  /** 2 where the first line only names the delimiter (`sep=;`). */
  fromLine: number
}

/** Row ends of any system, in one file too: parts of it may come from different programs. */
export const newlines = ['\r\n', '\n', '\r']

/** Whether a file is packed (.xlsx, .zip) or Excel's older kind (.xls). */
export const isWorkbook = (head: Uint8Array): boolean =>
  ['504b0304', 'd0cf11e0'].includes(hexOf(head.subarray(0, 4)))

/**
 * UTF-16, which Excel calls "Unicode text", by its mark or by the zeros between ASCII letters.
 * Anything else counts as UTF-8.
 */
export function encodingOf(head: Uint8Array): string {
  const start = head.subarray(0, 256)
  const mark = hexOf(start.subarray(0, 2))
  if (mark === 'fffe') return 'utf-16le'
  if (mark === 'feff') return 'utf-16be'
  const zeros = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (start.length === 0 || Math.max(even, odd) < start.length / 4) return 'utf-8'
  return odd > even ? 'utf-16le' : 'utf-16be'
}

const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Reads the dialect off the beginning of a text, without a byte order mark: the delimiter is the one
 * by which the first line has most of the columns that are known.
 */
export function dialectOf(start: string, isKnown: IsKnown): Dialect {
  const named = /^"?sep=(.)?[",;|\t]*(?:\r\n|\n|\r)/i.exec(start)
  const header = start.slice(named?.[0].length ?? 0)
  const delimiters = [...new Set([named?.[1] ?? ',', ',', ';', '\t', '|'])]
  const known = delimiters.map((delimiter) => ({
    delimiter,
    columns: knownColumns(header, delimiter, isKnown),
  }))
  const best = known.reduce((one, other) => (other.columns > one.columns ? other : one))
  return { delimiter: best.delimiter, fromLine: named ? 2 : 1 }
}

/** Says of each cell of a first line whether it is the name of a column. */
type IsKnown = (cells: string[]) => unknown[]

function knownColumns(text: string, delimiter: string, isKnown: IsKnown): number {
  if (delimiter === '"') return 0
  try {
    const [cells = []]: string[][] = parse(text, {
      ...{ delimiter, record_delimiter: newlines, to: 1, relax_quotes: true },
      skip_records_with_empty_values: true,
    })
    return isKnown(cells).filter(Boolean).length
  } catch {
    return 0
  }
}
