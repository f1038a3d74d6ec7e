import { CsvError, parse } from 'csv-parse/sync'
import { now, type Seconds } from '../../platform/clock.ts'
import {
  type Dialect,
  dialectOf,
  encodingOf,
  isWorkbook,
  newlines,
} from '../../platform/csv-dialect.ts'
import { foldEmail, readEmail } from '../../platform/email-address.ts'
import { type Field, type Format, fieldsOf, formatOf } from './column-rules.ts'
import { type Person, type Read, readLine, type Wrong } from './line-rules.ts'

/** What became of a line of a file: each is in one group. `repeated`: its address stands above. */
export type FileLine = { line: number } & (
  | { group: 'person'; person: Person; folded: string }
  | { group: 'declined' }
  | { group: 'repeated' }
  | { group: 'wrong'; reason: Wrong }
)

/**
 * Why a file cannot be read at all: nothing in it; a workbook or an archive; no column of addresses;
 * a quotation mark that is not closed; too many lines.
 */
export type Fault = 'empty' | 'workbook' | 'no-email' | 'quote' | 'long'

export type FileRead =
  | { ok: false; fault: Fault; line: number }
  | { ok: true; format: Format; columns: [title: string, field: Field | null][]; lines: FileLine[] }

/** More than the shop takes at once: docs/decisions/053. */
const MOST_LINES = 25_000

/**
 * Reads a file of subscribers as any spreadsheet program leaves it: with commas, semicolons, tabs or
 * bars, in UTF-8, UTF-16 or the letters of Windows. Never throws, whatever the bytes are.
 *
 * @param topics those of the shop: lines may name them
 */
export function readFile(
  bytes: Uint8Array,
  topics: { id: string; name: string }[],
  at: Seconds = now(),
): FileRead {
  if (isWorkbook(bytes)) return { ok: false, fault: 'workbook', line: 1 }
  const text = decode(bytes)
  const dialect = dialectOf(text.slice(0, 65_536), knownIn)
  const rows = rowsOf(text, dialect)
  if ('fault' in rows) return { ok: false, ...rows }
  const [first] = rows
  if (!first) return { ok: false, fault: 'empty', line: 1 }
  const header = headerOf(first.cells)
  if (!header) return { ok: false, fault: 'no-email', line: first.line }
  const data = header.columns.length > 0 ? rows.slice(1) : rows
  if (data.length > MOST_LINES)
    return { ok: false, fault: 'long', line: data[MOST_LINES]?.line ?? 1 }
  const ids = new Map(topics.map(({ id, name }) => [name.trim().toLowerCase(), id]))
  const width = header.fields.length
  const read = data.map(({ line, cells }) => ({
    line,
    read: fits(cells, width)
      ? readLine(named(cells, header.fields), { now: at, topics: ids, readEmail })
      : ({ group: 'wrong', reason: 'cells' } as const),
  }))
  return { ok: true, format: header.format, columns: header.columns, lines: inGroups(read) }
}

/** Columns that are read; in a file without their names, the address in its first line. */
const knownIn = (cells: string[]) =>
  fieldsOf(cells).map((field, n) => field ?? readEmail(cells[n] ?? ''))

/** What is not UTF-8 is what Windows writes in Western Europe and America. */
function decode(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: encoding === 'utf-8', ignoreBOM: false }).decode(
      bytes,
    )
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

type Row = { line: number; cells: string[] }

/** The lines of a table that are not empty, each with the number of the line on which it begins. */
function rowsOf(
  text: string,
  { delimiter, fromLine }: Dialect,
): Row[] | { fault: Fault; line: number } {
  const lineAt = lineCounter(text)
  try {
    const records: { record: string[]; info: { bytes: number } }[] = parse(text, {
      ...{ delimiter, from_line: fromLine, record_delimiter: newlines },
      ...{ info: true, relax_column_count: true, to: MOST_LINES + 2 },
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
    }) as never
    return records.map(({ record, info }) => ({
      // csv-parse counts a CRLF inside quotes as two lines; its count of bytes is right.
      line: lineAt(info.bytes - 1) - record.reduce((sum, cell) => sum + breaksIn(cell), 0),
      cells: record.map(clean),
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { fault: 'quote', line: lineAt(Number(error.bytes ?? 0)) }
  }
}

const breaksIn = (cell: string) => cell.split(/\r\n|\r|\n/).length - 1

/** The line of a byte of the text in UTF-8. Bytes are asked for in ascending order. */
function lineCounter(text: string): (byte: number) => number {
  const bytes = new TextEncoder().encode(text)
  let [at, line] = [0, 1]
  return (byte) => {
    for (; at < byte; at++) {
      const isBreak = bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)
      if (isBreak) line++
    }
    return line
  }
}

/**
 * A cell without what cannot be seen, and without the apostrophe that keeps spreadsheets from
 * calculating it (src/platform/csv.ts).
 */
const clean = (cell: string) =>
  cell
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .trim()
    .replace(/^'(?=[=+\-@\t\r])/, '')

/** Null: no column of addresses. A file without a first line of names begins with an address. */
function headerOf(cells: string[]) {
  const fields = fieldsOf(cells)
  if (fields.includes('email'))
    return {
      fields,
      format: formatOf(fields),
      columns: cells.map((cell, n): [string, Field | null] => [
        cell.slice(0, 60),
        fields[n] ?? null,
      ]),
    }
  const at = cells.findIndex((cell) => readEmail(cell) !== null)
  if (at < 0) return null
  return {
    fields: cells.map((_, n): Field | null => (n === at ? 'email' : n === 1 - at ? 'name' : null)),
    format: 'addresses' as const,
    columns: [],
  }
}

/** Empty cells beyond the last column count for nothing; some at the end may be left out. */
const fits = (cells: string[], width: number) =>
  cells.slice(width).every((cell) => cell === '') && cells.length * 2 >= width

const named = (cells: string[], fields: (Field | null)[]) => {
  const line: Partial<Record<Field, string>> = {}
  for (const [n, field] of fields.entries()) if (field) line[field] = cells[n] ?? ''
  return line
}

/** An address that is declined anywhere in a file is not subscribed by another line of it. */
function inGroups(read: { line: number; read: Read }[]): FileLine[] {
  const seen = new Set(
    read.flatMap(({ read }) => (read.group === 'declined' ? [foldEmail(read.email)] : [])),
  )
  return read.map(({ line, read }): FileLine => {
    if (read.group === 'wrong') return { line, ...read }
    if (read.group === 'declined') return { line, group: 'declined' }
    const folded = foldEmail(read.person.email)
    if (seen.has(folded)) return { line, group: 'repeated' }
    seen.add(folded)
    return { line, ...read, folded }
  })
}
