import { columnName, type Field, type Header } from './columns.ts'

/**
 * Something the owner should know about the file. An error excludes its product; a warning does
 * not.
 */
export type Finding = {
  level: 'error' | 'warning'
  /** Line number as in an editor, the header being line 1; null if the finding has no line. */
  line: number | null
  /** The column's name in the file, or the position in the collections file. */
  field: string
  /** What was found, and how to fix it. */
  message: string
}

/** One line of the file, with the non-empty cells of known columns. */
export type Row = { line: number; cells: Partial<Record<Field, string>> }

/** Collects findings about the rows of one product, or of a whole file. */
export class Notes {
  readonly findings: Finding[] = []
  readonly #header: Header

  constructor(header: Header) {
    this.#header = header
  }

  error(line: number, field: Field, message: string): void {
    this.#note('error', line, field, message)
  }

  warn(line: number, field: Field, message: string): void {
    this.#note('warning', line, field, message)
  }

  hasColumn(field: Field): boolean {
    return this.#header.spelled[field] !== undefined
  }

  get failed(): boolean {
    return this.findings.some(({ level }) => level === 'error')
  }

  #note(level: Finding['level'], line: number, field: Field, message: string): void {
    this.findings.push({ level, line, field: columnName(this.#header, field), message })
  }
}

/** A cell as quoted in messages: short, on one line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`
}
