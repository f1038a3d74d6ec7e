import { readExpression, readName } from './expressions.ts'
import { createReader, type Reader } from './reader.ts'
import { Refused } from './refusal.ts'

export type Allowed = {
  /** The same query for ClickHouse. */
  sql: string
  format: 'JSON' | 'JSONEachRow' | 'TabSeparated'
}

/** What ClickHouse calls the datasets of an account. */
export type Datasets = {
  /** The table of a dataset; throws where there is none. */
  table: (dataset: string) => string
  /** The query that lists them. */
  all: string
}

const formats = ['JSON', 'JSONEachRow', 'TabSeparated'] as const

/**
 * Holds a query against the documented grammar of the real API, which takes less than ClickHouse:
 * no JOIN, UNION, WITH, CASE, window or setting, one statement, documented functions alone
 * (cloudflare-docs, analytics-engine/sql-reference/statements.mdx). Stricter than that in what is not
 * documented although the real API may take it: comments, escapes, quoted names.
 *
 * @throws Refused naming what is not in the grammar
 */
export function allow(query: string, datasets: Datasets): Allowed {
  const reader = createReader(query)
  const sql = reader.isWord('SHOW') ? readShow(reader, datasets) : readSelect(reader, datasets)
  const format = reader.takeWord('FORMAT') ? readFormat(reader) : 'JSON'
  reader.take(';')
  const { kind, text } = reader.peek()
  if (kind !== 'end') throw new Refused(text)
  return { sql, format }
}

function readFormat(reader: Reader): Allowed['format'] {
  const { text } = reader.next()
  const format = formats.find((name) => name === text)
  if (!format) throw new Refused(`FORMAT ${text}`)
  return format
}

function readShow(reader: Reader, datasets: Datasets): string {
  reader.next()
  if (reader.takeWord('TABLES')) return datasets.all
  if (reader.takeWord('TIMEZONES')) return 'SELECT time_zone AS timezone FROM system.time_zones'
  if (reader.takeWord('TIMEZONE')) return "SELECT 'Etc/UTC' AS timezone"
  throw new Refused(`SHOW ${reader.peek().text}`)
}

function readSelect(reader: Reader, datasets: Datasets): string {
  const expression = () => readExpression(reader)
  const list = (one: () => string) => {
    const read = [one()]
    while (reader.take(',')) read.push(one())
    return read.join(', ')
  }
  const clause = (words: string, content: () => string) => {
    const [first = '', second] = words.split(' ')
    if (!reader.takeWord(first)) return ''
    if (second) reader.expectWord(second)
    return ` ${words} ${content()}`
  }
  const whole = () => {
    const number = reader.expectKind('number')
    if (!/^\d+$/.test(number)) throw new Refused(`${number}, where a whole number belongs`)
    return number
  }
  const source = () => {
    if (!reader.take('(')) {
      const name = readName(reader)
      if (reader.peek().text === '(') throw new Refused(`the function ${name} as a table`)
      return datasets.table(name)
    }
    const inner = readSelect(reader, datasets)
    reader.expect(')')
    return `(${inner})`
  }

  reader.expectWord('SELECT')
  return [
    `SELECT ${list(() => (reader.take('*') ? '*' : withAlias(reader, expression())))}`,
    clause('FROM', source),
    clause('WHERE', expression),
    clause('GROUP BY', () => list(expression)),
    clause('HAVING', expression),
    clause('ORDER BY', () => list(() => expression() + direction(reader))),
    reader.isWord('LIMIT') && reader.isWord('ALL', 1) && reader.next() && reader.next()
      ? ''
      : clause('LIMIT', whole),
    clause('OFFSET', whole),
  ].join('')
}

const withAlias = (reader: Reader, read: string) =>
  reader.takeWord('AS') ? `${read} AS "${readName(reader)}"` : read

const direction = (reader: Reader) =>
  reader.takeWord('DESC') ? ' DESC' : reader.takeWord('ASC') ? ' ASC' : ''
