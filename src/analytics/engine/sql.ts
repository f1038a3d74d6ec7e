import { type Column, columns, numbers } from '../columns.ts'

/**
 * A part of a statement for Analytics Engine, whose SQL API has no parameters
 * (developers.cloudflare.com/analytics/analytics-engine/sql-api). Only this file makes them: what a
 * statement says is written in the code, and what comes from elsewhere goes through `literal`.
 */
export class Sql {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/**
 * A value that the engine is never asked for, because it could be taken for SQL.
 * @internal
 */
export class UnfitValue extends Error {
  override name = 'UnfitValue'
}

/**
 * A statement or a part of one: `` sql`${column('page')} = ${literal(path)}` ``.
 *
 * @throws TypeError for anything else between the words than what this file has made
 */
export function sql(words: TemplateStringsArray, ...parts: Sql[]): Sql {
  const texts = parts.map((part) => {
    if (!(part instanceof Sql)) throw new TypeError('A value is in a statement without literal()')
    return part.text
  })
  return new Sql(String.raw({ raw: words }, ...texts))
}

/** Several parts with `, `, ` AND ` or ` OR ` between them. */
export const joined = (parts: Sql[], between: ', ' | ' AND ' | ' OR '): Sql =>
  new Sql(parts.map(({ text }) => text).join(between))

/** A column of the catalogue by its position, `blob1`, or a number, `double1`. */
export function column(name: Column | (typeof numbers)[number]): Sql {
  const text = (columns as readonly string[]).indexOf(name)
  if (text >= 0) return new Sql(`blob${text + 1}`)
  const number = (numbers as readonly string[]).indexOf(name)
  if (number >= 0) return new Sql(`double${number + 1}`)
  throw new TypeError('There is no such column')
}

// No quote and no backslash of any alphabet, and nothing that cannot be seen: the reference names no
// way to write them in a literal. Some quotes are symbols, U+275B to U+2760.
const safe = /^(?:[\p{L}\p{M}\p{N}]|(?![\u275b-\u2760])\p{So}|[ ._:/~%+&,()!=@$-])*$/u

/** Longer than any text of a point (`data-point.ts`). */
const MAX_LETTERS = 256

/** Whether `literal` takes a text. */
export const isFit = (text: string): boolean => text.length <= MAX_LETTERS && safe.test(text)

/**
 * A text as the engine reads it, in quotes.
 *
 * @throws UnfitValue unless it consists of letters, digits and a few signs
 */
export function literal(text: string): Sql {
  if (!isFit(text)) throw new UnfitValue()
  return new Sql(`'${text}'`)
}

/** @throws UnfitValue unless it is a whole number, zero or more */
export function integer(number: number): Sql {
  if (!Number.isSafeInteger(number) || number < 0) throw new UnfitValue()
  return new Sql(String(number))
}

/**
 * The name of a data set.
 *
 * @throws UnfitValue unless it is a plain name
 */
export function table(name: string): Sql {
  if (!/^[A-Za-z_]\w{0,62}$/.test(name)) throw new UnfitValue()
  return new Sql(name)
}
