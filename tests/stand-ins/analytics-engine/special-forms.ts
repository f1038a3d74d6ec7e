import type { Reader } from './reader.ts'
import { Refused } from './refusal.ts'

type Form = (reader: Reader, expression: () => string) => string

const units = ['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND']

const list = (reader: Reader, expression: () => string, howMany: number) => {
  const read = [expression()]
  while (read.length < howMany) {
    reader.expect(',')
    read.push(expression())
  }
  return read.join(', ')
}

const maybeDistinct =
  (name: string): Form =>
  (reader, expression) =>
    `${name}(${reader.takeWord('DISTINCT') ? 'DISTINCT ' : ''}${expression()}`

/** `topK(5)(column)` and `topK(column)`. */
const most =
  (name: string, howMany: number): Form =>
  (reader, expression) => {
    if (reader.peek().kind !== 'number' || reader.peek(1).text !== ')')
      return `${name}(10)(${list(reader, expression, howMany)}`
    const count = reader.next().text
    reader.expect(')')
    reader.expect('(')
    return `${name}(${count})(${list(reader, expression, howMany)}`
  }

const quantile = (level: string, rest: string) => `quantileExactWeighted(${level})(${rest}`

/**
 * Functions whose arguments are more than expressions: each reads on after its name and bracket, and
 * the closing bracket is read by the caller.
 */
export const specialForms: Record<string, Form> = {
  // aggregate-functions.mdx
  count(reader, expression) {
    if (reader.peek().text === ')') return 'count('
    if (!reader.takeWord('DISTINCT')) throw new Refused('count of a column, without DISTINCT')
    return `count(DISTINCT ${expression()}`
  },
  sum: maybeDistinct('sum'),
  avg: maybeDistinct('avg'),
  topK: most('topK', 1),
  topKWeighted: most('topKWeighted', 2),
  quantileExactWeighted(reader, expression) {
    const level = reader.expectKind('number')
    reader.expect(')')
    reader.expect('(')
    return quantile(level, list(reader, expression, 2))
  },
  quantileWeighted(reader, expression) {
    const level = reader.expectKind('number')
    reader.expect(',')
    return quantile(level, list(reader, expression, 2))
  },
  // string-functions.mdx
  position(reader, expression) {
    const needle = expression()
    reader.expectWord('IN')
    return `positionUTF8(${expression()}, ${needle}`
  },
  extract(reader, expression) {
    const unit = readUnit(reader)
    reader.expectWord('FROM')
    return `extract(${unit} FROM ${expression()}`
  },
}

for (const name of ['count', 'sum', 'avg', 'quantileExactWeighted', 'quantileWeighted'])
  specialForms[name.toUpperCase()] = specialForms[name]!

/** `INTERVAL '1' DAY`, after its first word. */
export function readInterval(reader: Reader): string {
  const amount = reader.expectKind('text')
  if (!/^'\d+'$/.test(amount)) throw new Refused(`an interval of ${amount}`)
  return `INTERVAL ${amount} ${readUnit(reader)}`
}

function readUnit(reader: Reader): string {
  const unit = reader.expectKind('word').toUpperCase()
  if (!units.includes(unit)) throw new Refused(`${unit} as a unit of time`)
  return unit
}
