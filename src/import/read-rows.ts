import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { foldHandle } from '../catalog/rules/handle.ts'
import { columnName, type Field, type Header, readHeader } from './columns.ts'
import type { Finding, Row } from './findings.ts'
import { type LineCounter, lineCounter } from './line-counter.ts'

/** The contents of a product CSV. */
export type Sheet = {
  header: Header
  rows: Row[]
  findings: Finding[]
  /** Handles of products that a malformed row may belong to, which may be incomplete. */
  suspects: Set<string>
  /** False if part of the file could not be read: then none of it can be trusted. */
  readable: boolean
}

/**
 * Reads a product CSV, UTF-8 with or without byte order mark. Rows with too many or too few cells
 * are reported and left out; an unclosed quote ends the reading. `onRow` gets the number of rows
 * read so far.
 */
export async function readRows(
  source: AsyncIterable<Uint8Array>,
  onRow: (count: number) => void = () => {},
): Promise<Sheet> {
  const sheet: Sheet = {
    header: readHeader([]),
    rows: [],
    findings: [],
    suspects: new Set(),
    readable: true,
  }
  const lines = lineCounter()
  const malformed: { line: number; cells: string[] }[] = []
  const parser = Readable.from(lines.watch(source)).pipe(
    parse({
      bom: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error?.code !== 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') throw error
        const cells = error.record as string[]
        malformed.push({ line: startOf(lines, error.bytes as number, cells), cells })
        return undefined
      },
    }),
  )
  try {
    let first = true
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (first) readFirstLine(sheet, record)
      else addRow(sheet, startOf(lines, info.bytes, record), record)
      first = false
      onRow(sheet.rows.length)
    }
    if (first) note(sheet, 1, 'title', 'The file is empty. Export the products from Shopify again.')
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    sheet.readable = false
    const line = lines.lineAt(error.bytes as number)
    note(sheet, line, 'title', `${brokenQuote} Nothing after this line could be read.`)
  }
  reportMalformed(sheet, malformed)
  return sheet
}

type Parsed = { record: string[]; info: { bytes: number } }

const brokenQuote =
  'A quotation mark in this row is not closed, or is not doubled inside a quoted cell. Save the file as CSV again.'

// csv-parse counts a CRLF inside quotes as two lines; its count of bytes is right.
function startOf(lines: LineCounter, endByte: number, cells: string[]): number {
  const inside = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
  return lines.lineAt(endByte - 1) - inside
}

function readFirstLine(sheet: Sheet, cells: string[]): void {
  sheet.header = readHeader(cells)
  // Other columns may be missing where the products are in the shop already.
  const missing = (['handle'] as const).filter((field) => sheet.header.spelled[field] === undefined)
  const separator = cells.length === 1 && /[;\t]/.test(cells[0] ?? '')
  if (separator)
    note(
      sheet,
      1,
      'title',
      'The columns are not separated by commas. Save the file as CSV (comma).',
    )
  else
    for (const field of missing)
      note(sheet, 1, field, 'This column is missing. Is this a product CSV exported from Shopify?')
  for (const [one, other] of sheet.header.repeated)
    sheet.findings.push({
      level: 'error',
      line: 1,
      field: other,
      message: `This column means the same as "${one}". Keep one of them.`,
    })
  if (sheet.findings.length > 0) sheet.readable = false
}

function addRow(sheet: Sheet, line: number, record: string[]): void {
  const row: Row = { line, cells: {} }
  for (const [index, text] of record.entries()) {
    const field = sheet.header.fields[index]
    const cell = text.replace(unprintable, '').trim()
    if (field && cell) row.cells[field] = cell
  }
  if (Object.keys(row.cells).length > 0) sheet.rows.push(row)
}

// Control characters except tab and line breaks: a NUL would end the SQL text that the import
// writes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/**
 * A malformed row may belong to the product before it, the one after it, or the one it appears to
 * name.
 */
function reportMalformed(sheet: Sheet, malformed: { line: number; cells: string[] }[]): void {
  const handleAt = sheet.header.fields.indexOf('handle')
  for (const { line, cells } of malformed) {
    const expected = sheet.header.fields.length
    note(
      sheet,
      line,
      'handle',
      `This row has ${cells.length} cells, but the first line has ${expected}. Put text with commas or line breaks in quotation marks.`,
    )
    const before = sheet.rows.findLast((row) => row.line < line)
    const after = sheet.rows.find((row) => row.line > line)
    for (const handle of [before?.cells.handle, after?.cells.handle, cells[handleAt]])
      if (handle) sheet.suspects.add(foldHandle(handle.trim()))
  }
}

function note(sheet: Sheet, line: number, field: Field, message: string): void {
  sheet.findings.push({ level: 'error', line, field: columnName(sheet.header, field), message })
}
