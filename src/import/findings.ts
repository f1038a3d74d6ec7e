import { columnName, type Field, type Header } from './columns.ts'

/**
 * Something the owner should know about the file. An error keeps its product out; a warning does
 * not.
 */
export type Finding = {
  level: 'error' | 'warning'
  /** As an editor counts, the header being line 1; null where the finding has no line. */
  line: number | null
  /** The column as the file spells it, or the place in the collections file. */
  field: string
  /** What was found, and the remedy. */
  says: string
}

/** One line of the file, with the cells that are read and not empty. */
export type Row = { line: number; cells: Partial<Record<Field, string>> }

/** Notes findings about the rows of one product, or of a whole file. */
export class Notes {
  readonly findings: Finding[] = []
  readonly #header: Header

  constructor(header: Header) {
    this.#header = header
  }

  error(line: number, field: Field, says: string): void {
    this.#note('error', line, field, says)
  }

  warn(line: number, field: Field, says: string): void {
    this.#note('warning', line, field, says)
  }

  hasColumn(field: Field): boolean {
    return this.#header.spelled[field] !== undefined
  }

  get failed(): boolean {
    return this.findings.some(({ level }) => level === 'error')
  }

  #note(level: Finding['level'], line: number, field: Field, says: string): void {
    this.findings.push({ level, line, field: columnName(this.#header, field), says })
  }
}

/** A cell as messages quote it: short, on one line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`
}
