import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { foldHandle } from '../catalog/rules/handle.ts'
import { type Dialect, newlines } from '../platform/csv-dialect.ts'
import { columnName, type Field, type Header, isDecimal, readHeader } from './columns.ts'
import { openTable } from './dialect.ts'
import type { Finding, Row } from './findings.ts'
import { lineCounter } from './line-counter.ts'
import { type Line, withLengths } from './row-lengths.ts'
import { factsOfMetafields } from './shopify-metafields.ts'
import type { Spool } from './spool.ts'

/** What is known of a product CSV besides its rows; complete when all rows are read. */
type Outline = {
  header: Header
  findings: Finding[]
  /** Handles of products that a malformed row may belong to, which may be incomplete. */
  suspects: Set<string>
  /** False if part of the file could not be read: then none of it can be trusted. */
  readable: boolean
}

/** The contents of a product CSV. */
export type Sheet = Outline & { rows: Spool<Row> }

/**
 * Reads a whole product CSV; see `rowsOf`. `onRow` gets the number of rows read so far, `rows` the
 * rows.
 */
export async function readRows(
  source: AsyncIterable<Uint8Array>,
  how: {
    encoding?: string | undefined
    onRow?: (count: number) => void
    rows?: Spool<Row>
  } = {},
): Promise<Sheet> {
  const sheet: Sheet = {
    ...{ header: readHeader([]), rows: how.rows ?? [], findings: [] },
    ...{ suspects: new Set(), readable: true },
  }
  for await (const row of rowsOf(source, sheet, how.encoding)) {
    sheet.rows.push(row)
    how.onRow?.(sheet.rows.length)
  }
  return sheet
}

/**
 * Reads the rows of a product CSV one after the other, as any spreadsheet program writes it: with
 * commas, semicolons or tabs, in UTF-8, UTF-16 or the encoding that is named. Rows with too many or
 * too few cells are reported and left out; an unclosed quote ends the reading.
 *
 * @param outline gets everything besides the rows
 */
async function* rowsOf(
  source: AsyncIterable<Uint8Array>,
  outline: Outline,
  encoding?: string,
): AsyncGenerator<Row> {
  const table = await openTable(source, encoding)
  if ('fault' in table) return end(outline, 1, table.fault)
  let line = 0
  /** The handle of the last good row; where a malformed one follows, that of the next as well. */
  let before = ''
  let doubtful = false
  try {
    for await (const each of withLengths(linesOf(table.bytes, table.dialect))) {
      const isFirst = line === 0
      line = each.line
      if (isFirst) readFirstLine(outline, each.cells)
      else if (!each.fits) {
        noteMalformed(outline, each, table.dialect)
        const own = each.cells[outline.header.fields.indexOf('handle')]
        suspect(outline, before, own)
        doubtful = true
      } else {
        const row = rowOf(outline, each, table.dialect)
        if (!row) continue
        before = row.cells.handle ?? ''
        if (doubtful) suspect(outline, before)
        doubtful = false
        yield row
      }
    }
    if (line === 0) end(outline, 1, 'The file is empty. Export the products from Shopify again.')
  } catch (error) {
    if (!(error instanceof BrokenQuote)) throw error
    end(outline, error.line, `${brokenQuote} Nothing after this line could be read.`)
  }
}

const brokenQuote =
  'A quotation mark in this row is not closed, or is not doubled inside a quoted cell. Save the file as CSV again.'

class BrokenQuote extends Error {
  readonly line: number
  constructor(line: number) {
    super()
    this.line = line
  }
}

/** The lines of a table with their numbers. Throws `BrokenQuote`. */
async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  { delimiter, fromLine }: Dialect,
): AsyncGenerator<Line> {
  const lines = lineCounter()
  const parser = Readable.from(lines.watch(bytes)).pipe(
    parse({
      ...{ delimiter, from_line: fromLine, record_delimiter: newlines },
      ...{ bom: true, info: true, relax_column_count: true },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
    }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      // csv-parse counts a CRLF inside quotes as two lines; its count of bytes is right.
      const inside = record.reduce((sum, cell) => sum + cell.split(/\r\n|\r|\n/).length - 1, 0)
      yield { line: lines.lineAt(info.bytes - 1) - inside, cells: record }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenQuote(lines.lineAt(error.bytes as number))
    throw error
  }
}

type Parsed = { record: string[]; info: { bytes: number } }

function readFirstLine(outline: Outline, cells: string[]): void {
  outline.header = readHeader(cells)
  // Other columns may be missing where the products are in the shop already.
  if (outline.header.spelled.handle === undefined)
    note(
      outline,
      1,
      'handle',
      'This column is missing. Is this a product CSV exported from Shopify?',
    )
  for (const [one, other] of outline.header.repeated)
    outline.findings.push({
      level: 'error',
      line: 1,
      field: other,
      message: `This column means the same as "${one}". Keep one of them.`,
    })
  if (outline.findings.length > 0) outline.readable = false
}

/** Null for a row with nothing in the columns that are read. */
function rowOf({ header }: Outline, { line, cells }: Line, { delimiter }: Dialect): Row | null {
  const row: Row = { line, cells: {} }
  for (const [index, text] of cells.entries()) {
    const field = header.fields[index]
    const cell = text.replace(unprintable, '').replace(unseenAround, '')
    if (field && cell)
      // Programs that use the comma for decimals separate by something else.
      row.cells[field] =
        delimiter !== ',' && isDecimal(field) ? cell.replace(decimalComma, '$1.$2') : cell
  }
  if (Object.keys(row.cells).length === 0) return null
  const { category } = row.cells
  row.cells = { ...factsOfMetafields(row.cells), ...(category && typeOf(category)), ...row.cells }
  return row
}

/** The last step of `Apparel & Accessories > Jewelry > Rings`; of a number, nothing. */
function typeOf(category: string): Row['cells'] {
  const type = category.split('>').at(-1)?.trim()
  return type && !/^\d+$/.test(type) ? { type } : {}
}

// Windows and web pages put such signs around what is copied from them.
const unseen =
  '[\\s\\u00ad\\u115f\\u1160\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\u3164\\ufeff\\uffa0]'
const unseenAround = new RegExp(`^${unseen}+|(?<!${unseen})${unseen}+$`, 'g')

// Three digits may be thousands.
const decimalComma = /^(-?\d+),(\d{1,2})$/

// Control characters except tab and line breaks: a NUL would end the SQL text that the import
// writes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

function noteMalformed(outline: Outline, { line, cells }: Line, { delimiter }: Dialect): void {
  const expected = outline.header.fields.length
  const what = { ';': 'semicolons', '\t': 'tabs', ',': 'commas' }[delimiter] ?? 'separators'
  note(
    outline,
    line,
    'handle',
    `This row has ${cells.length} cells, but the first line has ${expected}. Put text with ${what} or line breaks in quotation marks.`,
  )
}

/** A malformed row may belong to the product before it, the one after it, or the one it names. */
function suspect({ suspects }: Outline, ...handles: (string | undefined)[]): void {
  for (const handle of handles) if (handle) suspects.add(foldHandle(handle.trim()))
}

function end(outline: Outline, line: number, message: string): void {
  outline.readable = false
  note(outline, line, 'title', message)
}

function note(outline: Outline, line: number, field: Field, message: string): void {
  outline.findings.push({ level: 'error', line, field: columnName(outline.header, field), message })
}
