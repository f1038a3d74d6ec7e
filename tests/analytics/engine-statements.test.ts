import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dimensions, type Filters, filterable } from '../../src/analytics/dimensions.ts'
import {
  column,
  integer,
  isFit,
  joined,
  literal,
  type Sql,
  sql,
  table,
  UnfitValue,
} from '../../src/analytics/engine/sql.ts'
import { figuresBy, rowsBy } from '../../src/analytics/engine/statements.ts'
import { allow } from '../stand-ins/analytics-engine/grammar.ts'
import { readTokens } from '../stand-ins/analytics-engine/tokens.ts'

const common = {
  dataset: table('jegem_visits'),
  timeZone: 'America/Argentina/Buenos_Aires',
  spans: [
    [1_790_000_000, 1_790_086_400],
    [1_790_172_800, 1_790_259_200],
  ] as [number, number][],
}

/** Every statement that the shop can ask, with these filters. */
const everyStatement = (filters: Filters): [name: string, statement: Sql][] => [
  ['day', figuresBy('day', { ...common, filters })],
  ['hour', figuresBy('hour', { ...common, filters })],
  ...dimensions.map((name) => [name, rowsBy(name, 200, { ...common, filters })] as [string, Sql]),
]

const datasets = { table: (name: string) => name, all: 'none' }

/** The literals of a statement that the grammar takes; throws for any other. */
function literalsOf({ text }: Sql): string[] {
  allow(text, datasets)
  return readTokens(text)
    .filter(({ kind }) => kind === 'text')
    .map((token) => token.text)
}

/** What stays of a statement without its literals. */
const frame = ({ text }: Sql) =>
  readTokens(text)
    .map((token) => (token.kind === 'text' ? '?' : token.text))
    .join(' ')

const attacks = [
  ...[
    "'",
    "''",
    "\\'",
    '\\',
    "' OR 1=1 --",
    "'; DROP TABLE jegem_visits; --",
    "') UNION SELECT 1 --",
  ],
  ...[
    '"',
    '`',
    '/* */',
    '--',
    '#',
    ';',
    '$1',
    '?',
    '{}',
    '{x}',
    '%27',
    '%',
    '_',
    '\u0000',
    '\n',
    '\r\n',
    '\t',
  ],
  ...[
    '\u2018',
    '\u2019',
    '\u201c',
    '\u201d',
    '\u02bc',
    '\uff07',
    '\u275b',
    '\u275c',
    '\u275f',
    '\u00b4',
    '\u2032',
  ],
  ...[
    '\u202e',
    '\u200b',
    '\ufeff',
    '\u0085',
    '\u2028',
    '\ud800',
    '\ufffd',
    '\u037a',
    "été'",
    "a\\'b",
  ],
]
const hostile = fc.oneof(
  fc.constantFrom(...attacks),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'grapheme', maxLength: 5 })))
    .map((parts) => parts.join('')),
)

describe('whatever a filter says', () => {
  test.each(filterable)(
    'the statement is the same but for that literal, or is not made: %s',
    (name) => {
      const plain = everyStatement({ [name]: 'plain' })
      let made = 0
      fc.assert(
        fc.property(hostile, (value) => {
          if (!isFit(value)) {
            expect(() => everyStatement({ [name]: value })).toThrow(UnfitValue)
            return
          }
          made++
          // An empty value is no filter.
          const expected = value === '' ? everyStatement({}) : plain
          everyStatement({ [name]: value }).forEach(([, statement], n) => {
            expect(frame(statement)).toBe(frame(expected[n]![1]))
            const literals = literalsOf(statement)
            if (value !== '') expect(literals).toContain(`'${value}'`)
          })
        }),
        { numRuns: 60 },
      )
      expect(made).toBeGreaterThan(0)
    },
  )

  test('no quote, backslash or control character of any alphabet becomes a literal', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        if (!/['"`\\\p{Pi}\p{Pf}\p{C}\p{Zl}\p{Zp}\u275b-\u2760]/u.test(value)) return
        expect(() => literal(value)).toThrow(UnfitValue)
      }),
      { numRuns: 1000 },
    )
  })

  test('what the shop records can be filtered by', () => {
    const recorded = ['/products/été-☙', 'android-app.example', 'in an app', 'nl-Latn-NL', 'a & b']
    const more = [
      '/collections/a%20b',
      'spring_sale+2026',
      'google.co.uk',
      '/pages/50%',
      '/cart/:link',
    ]
    for (const value of [...recorded, ...more]) expect(literal(value).text).toBe(`'${value}'`)
    expect(isFit('x'.repeat(257))).toBe(false)
  })
})

describe('every statement', () => {
  const pairs = filterable.flatMap((one) => filterable.map((other) => [one, other] as const))

  test('is in the documented grammar, with every pair of filters', () => {
    for (const [one, other] of pairs)
      for (const [name, statement] of everyStatement({ [one]: 'NL', [other]: 'NL' }))
        expect(() => allow(statement.text, datasets), name).not.toThrow()
  })

  test('asks for points of a time, counts them by weight, and has an end', () => {
    for (const [name, { text }] of everyStatement({ country: 'NL' })) {
      expect(text, name).toContain('timestamp >= toDateTime(1790000000)')
      expect(text, name).toContain('timestamp < toDateTime(1790259200)')
      expect(text, name).toContain('_sample_interval')
      expect(text, name).toMatch(/LIMIT 200$|GROUP BY step ORDER BY step$/)
      expect(text, name).not.toMatch(/\b(JOIN|UNION|OVER|CASE|WITH)\b/)
    }
  })

  test('stays small, with every filter and all days of a quarter missing here and there', () => {
    const filters = Object.fromEntries(filterable.map((name) => [name, 'é'.repeat(256)]))
    const spans = Array.from({ length: 45 }, (_, n) => [n, n + 1] as [number, number])
    for (const dimension of dimensions)
      expect(rowsBy(dimension, 200, { ...common, spans, filters }).text.length).toBeLessThan(20_000)
  })
})

describe('a statement can only be made of', () => {
  test('what this code wrote: a text of any other origin is refused', () => {
    const text = 'blob1' as unknown as Sql
    expect(() => sql`SELECT ${text}`).toThrow(TypeError)
    expect(() => sql`SELECT ${{ text: 'blob1' } as Sql}`).toThrow(TypeError)
  })

  test('columns of the catalogue, by their place', () => {
    expect(joined([column('event'), column('path'), column('results')], ', ').text).toBe(
      'blob1, blob20, double1',
    )
    expect(() => column('blob1; DROP' as 'event')).toThrow(TypeError)
    expect(() => column('toString' as 'event')).toThrow(TypeError)
  })

  test('whole numbers and plain names', () => {
    for (const number of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1; DROP' as never])
      expect(() => integer(number)).toThrow(UnfitValue)
    for (const name of ['', 'a-b', 'a b', '1a', "a'", 'a.b'])
      expect(() => table(name)).toThrow(UnfitValue)
  })
})
