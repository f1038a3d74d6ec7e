import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { dialectOf, newlines } from '../platform/csv-dialect.ts'
import { smallPath, tidyPath } from '../platform/tidy-path.ts'
import { type Finding, quoted } from './findings.ts'
import { pathOf, type Redirects } from './move-addresses.ts'

const [FROM, TO] = ['Redirect from', 'Redirect to']
const columns = new Set([FROM, TO].map((name) => name.toLowerCase()))

/**
 * Reads a list of redirects as Shopify exports it (Content → Menus → URL redirects → Export). Both
 * columns are paths of the shop. Reports every fault of every row, and leaves the row out.
 */
export function readRedirects(text: string): { redirects: Redirects; findings: Finding[] } {
  const findings: Finding[] = []
  const fault = (line: number | null, field: string, message: string) =>
    void findings.push({ level: 'error', line, field, message })
  const found = new Map<string, { toPath: string; line: number }>()
  for (const { line, from, to } of rowsOf(text, fault)) {
    const url = withinShop(from)
    const target = withinShop(to)
    if (!url || url.search || url.pathname === '/')
      fault(line, FROM, `${quoted(from)} is no path of a page. Write it like /pages/old.`)
    if (!target)
      fault(line, TO, `${quoted(to)} is no path of the shop. Write it like /products/gold-ring.`)
    if (!url || !target) continue
    const fromPath = smallPath(url.pathname)
    const toPath = tidyPath(target.pathname) + target.search + target.hash
    const first = found.get(fromPath)
    if (first && first.toPath !== toPath)
      fault(line, FROM, `${quoted(from)} is on line ${first.line} as well. Keep one of them.`)
    else found.set(fromPath, { toPath, line })
  }
  const circles = [...found.keys()].filter((fromPath) => endsWhereItBegins(fromPath, found))
  for (const fromPath of circles) {
    const { line = null } = found.get(fromPath) ?? {}
    fault(line, TO, `${quoted(fromPath)} leads back to itself. Write where it must lead.`)
    found.delete(fromPath)
  }
  return { redirects: new Map([...found].map(([from, { toPath }]) => [from, toPath])), findings }
}

function rowsOf(text: string, fault: (line: number | null, field: string, says: string) => void) {
  const isNamed = (cell: string) => columns.has(cell.trim().toLowerCase())
  const { delimiter, fromLine } = dialectOf(text.replace(/^\ufeff/, ''), (cells) =>
    cells.map(isNamed),
  )
  let rows: string[][]
  try {
    rows = parse(text, {
      ...{ bom: true, delimiter, from_line: fromLine, record_delimiter: newlines, trim: true },
      ...{ relax_column_count: true, skip_empty_lines: true },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    fault(null, 'redirects', 'The file is no CSV. Export the URL redirects from Shopify again.')
    return []
  }
  const [header = [], ...others] = rows
  const place = (name: string) =>
    header.findIndex((cell) => cell.toLowerCase() === name.toLowerCase())
  const [from, to] = [place(FROM), place(TO)]
  if (from < 0 || to < 0) {
    fault(null, 'redirects', `The first line must name the columns "${FROM}" and "${TO}".`)
    return []
  }
  return others.map((cells, at) => ({
    ...{ line: at + fromLine + 1, from: cells[from] ?? '', to: cells[to] ?? '' },
  }))
}

const BASE = 'https://shop.invalid'

/** A path as an address; null for what is none, or leads to another site. */
function withinShop(text: string): URL | null {
  const url = text.startsWith('/') ? URL.parse(text, BASE) : null
  return url?.origin === BASE ? url : null
}

/** Whether whoever follows the list from a path comes back to it. */
function endsWhereItBegins(from: string, found: Map<string, { toPath: string }>): boolean {
  let at: string | undefined = from
  for (let steps = found.size; steps > 0 && at !== undefined; steps--) {
    const next: string | undefined = found.get(at)?.toPath
    at = next && pathOf(next)
    if (at === from) return true
  }
  return false
}
