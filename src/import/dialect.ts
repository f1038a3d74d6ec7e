import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { readHeader } from './columns.ts'

/** How a spreadsheet program has written a table as text. */
export type Dialect = {
  delimiter: string
  /** 2 where the first line only names the delimiter (`sep=;`). */
  fromLine: number
}

/** Row ends of any system, in one file too: parts of it may come from different programs. */
export const newlines = ['\r\n', '\n', '\r']

/** More than the first line of any export. */
const HEAD = 65_536

/**
 * Opens a table that a spreadsheet program has written as text.
 *
 * @param encoding of a file that is neither UTF-8 nor UTF-16, by its name in the Encoding Standard
 * @returns `bytes` are UTF-8, with line breaks as they were; a fault with its remedy where the file
 *   is no text
 */
export async function openTable(
  source: AsyncIterable<Uint8Array>,
  encoding?: string,
): Promise<{ dialect: Dialect; bytes: AsyncIterable<Uint8Array> } | { fault: string }> {
  const { head, rest } = await peek(source)
  if (isWorkbook(head)) return { fault: workbook }
  const name = encoding ?? encodingOf(head)
  const start = new TextDecoder(name).decode(head)
  return {
    dialect: dialectOf(start, (cells) => readHeader(cells).fields),
    bytes: name === 'utf-8' ? rest() : inUtf8(rest(), name),
  }
}

async function peek(source: AsyncIterable<Uint8Array>) {
  const chunks: Uint8Array[] = []
  let size = 0
  const iterator: AsyncIterator<Uint8Array> = Readable.from(source)[Symbol.asyncIterator]()
  while (size < HEAD) {
    const { done, value } = await iterator.next()
    if (done) break
    chunks.push(value)
    size += value.length
  }
  async function* rest() {
    yield* chunks
    yield* { [Symbol.asyncIterator]: () => iterator }
  }
  return { head: Buffer.concat(chunks), rest }
}

/** Whether a file is packed (.xlsx, .zip) or Excel's older kind (.xls). */
const isWorkbook = (head: Buffer) =>
  ['504b0304', 'd0cf11e0'].includes(head.subarray(0, 4).toString('hex'))

const workbook =
  'This is an Excel workbook or an archive, not a CSV. Save it as "CSV UTF-8", or unpack it.'

/** UTF-16, which Excel calls "Unicode text", by its mark or by the zeros between ASCII letters. */
function encodingOf(head: Buffer): string {
  const start = head.subarray(0, 256)
  const mark = start.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return 'utf-16le'
  if (mark === 'feff') return 'utf-16be'
  const zeros = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < start.length / 4) return 'utf-8'
  return odd > even ? 'utf-16le' : 'utf-16be'
}

async function* inUtf8(source: AsyncIterable<Uint8Array>, encoding: string) {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const chunk of source) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}

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
