import { Readable } from 'node:stream'
import { type Dialect, dialectOf, encodingOf, isWorkbook } from '../platform/csv-dialect.ts'
import { readHeader } from './columns.ts'

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

const workbook =
  'This is an Excel workbook or an archive, not a CSV. Save it as "CSV UTF-8", or unpack it.'

async function* inUtf8(source: AsyncIterable<Uint8Array>, encoding: string) {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const chunk of source) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}
