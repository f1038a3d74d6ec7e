import { documented } from './functions.ts'
import type { Reader } from './reader.ts'
import { Refused } from './refusal.ts'
import { readInterval, specialForms } from './special-forms.ts'

// Of statements.mdx and operators.mdx, and of SQL beyond them, so that a refusal names them.
const reserved = new Set(
  (
    'SELECT FROM WHERE GROUP ORDER BY HAVING LIMIT OFFSET FORMAT AS ASC DESC AND OR NOT IN BETWEEN LIKE ILIKE ' +
    'DISTINCT INTERVAL TRUE FALSE ALL CASE WHEN THEN ELSE END UNION EXCEPT INTERSECT JOIN LEFT RIGHT INNER OUTER ' +
    'CROSS FULL ARRAY ON USING WITH OVER PARTITION WINDOW QUALIFY PREWHERE SAMPLE FINAL SETTINGS NULL IS EXISTS ' +
    'CAST GLOBAL ANY INTO VALUES'
  ).split(' '),
)

/** A column, alias or table. @throws Refused for a word of the language */
export function readName(reader: Reader): string {
  const name = reader.expectKind('word')
  if (reserved.has(name.toUpperCase())) throw new Refused(name.toUpperCase())
  return name
}

/** Reads an expression of the documented operators and functions, and returns it for ClickHouse. */
export function readExpression(reader: Reader): string {
  const expression = () => readExpression(reader)

  const chain = (part: () => string, isOperator: () => boolean) => {
    let read = part()
    while (isOperator()) read = `${read} ${reader.next().text} ${part()}`
    return read
  }
  const isSign = (signs: string) =>
    reader.peek().kind === 'sign' && signs.split(' ').includes(reader.peek().text)

  const either = (): string => chain(both, () => reader.isWord('OR'))
  const both = (): string => chain(negated, () => reader.isWord('AND'))
  const negated = (): string => (reader.takeWord('NOT') ? `NOT ${negated()}` : compared())
  const sum = (): string => chain(product, () => isSign('+ -'))
  const product = (): string => chain(signed, () => isSign('* / %'))
  const signed = (): string => (reader.take('-') ? `-(${signed()})` : single())

  function compared(): string {
    const left = sum()
    if (isSign('= < > <= >= <> !=')) return `${left} ${reader.next().text} ${sum()}`
    const not =
      reader.isWord('NOT') &&
      ['IN', 'BETWEEN', 'LIKE', 'ILIKE'].some((word) => reader.isWord(word, 1))
    const start = not && reader.next() ? `${left} NOT` : left
    // Otherwise it belongs to `position`.
    if (reader.peek(1).text === '(' && reader.takeWord('IN')) return `${start} IN (${values()})`
    if (reader.takeWord('BETWEEN')) {
      const least = sum()
      reader.expectWord('AND')
      return `${start} BETWEEN ${least} AND ${sum()}`
    }
    for (const word of ['LIKE', 'ILIKE'])
      if (reader.takeWord(word)) return `${start} ${word} ${sum()}`
    return left
  }

  /** The list after IN: values alone, no query. */
  function values(): string {
    const read: string[] = []
    reader.expect('(')
    do {
      const minus = reader.take('-') ? '-' : ''
      const { kind, text } = reader.next()
      if (kind !== 'text' && kind !== 'number') throw new Refused(`${text} in the list of IN`)
      read.push(minus + text)
    } while (reader.take(','))
    reader.expect(')')
    return read.join(', ')
  }

  function single(): string {
    const { kind, text } = reader.peek()
    if (kind === 'number' || kind === 'text') return reader.next().text
    if (reader.take('(')) {
      const read = expression()
      reader.expect(')')
      return `(${read})`
    }
    if (kind !== 'word') throw new Refused(`${text}, where an expression belongs`)
    if (reader.takeWord('INTERVAL')) return readInterval(reader)
    for (const truth of ['TRUE', 'FALSE']) if (reader.takeWord(truth)) return truth.toLowerCase()
    if (reader.peek(1).text === '(' && reader.peek(1).kind === 'sign') return called()
    return `"${readName(reader)}"`
  }

  function called(): string {
    const name = reader.next().text
    reader.expect('(')
    const special = Object.hasOwn(specialForms, name) ? specialForms[name] : undefined
    const read = special ? `${special(reader, expression)})` : withArguments(name)
    reader.expect(')')
    return read
  }

  function withArguments(name: string): string {
    const form = documented(name)
    if (!form) throw new Refused(`the function ${name}`)
    const read: string[] = []
    while (reader.peek().text !== ')' || reader.peek().kind !== 'sign') {
      if (read.length > 0) reader.expect(',')
      read.push(expression())
    }
    if (read.length < form.least || read.length > form.most)
      throw new Refused(`${name} with ${read.length} arguments`)
    return form.call(read.join(', '))
  }

  return either()
}
