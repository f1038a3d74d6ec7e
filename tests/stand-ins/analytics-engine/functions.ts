/**
 * The functions of Cloudflare's reference (cloudflare-docs, analytics-engine/sql-reference/*.mdx)
 * whose arguments are expressions: how many at least and at most. Those with a form of their own are
 * in `special-forms.ts`.
 */
const groups: [least: number, most: number, names: string][] = [
  // aggregate-functions.mdx
  [1, 1, 'min max first_value last_value countIf'],
  [2, 2, 'argMax argMin sumIf avgIf'],
  // conditional-functions.mdx
  [3, 3, 'if'],
  // date-time-functions.mdx
  [0, 0, 'now today'],
  [1, 1, 'toYear toMonth toDayOfWeek toDayOfMonth toHour toMinute toSecond toUnixTimestamp'],
  [1, 1, 'toStartOfYear toStartOfMonth toStartOfWeek toStartOfDay toStartOfHour'],
  [1, 1, 'toStartOfFifteenMinutes toStartOfTenMinutes toStartOfFiveMinutes toStartOfMinute'],
  [1, 1, 'toYYYYMM'],
  [1, 2, 'toDateTime'],
  [2, 3, 'formatDateTime toStartOfInterval'],
  // string-functions.mdx
  [1, 1, 'length empty lower lowerUTF8 toLower upper upperUTF8 toUpper'],
  [2, 2, 'startsWith endsWith'],
  [2, 3, 'substring'],
  [1, Number.POSITIVE_INFINITY, 'format'],
  // mathematical-functions.mdx, rounding-functions.mdx
  [2, 2, 'intDiv pow'],
  [1, 1, 'log ln'],
  [1, 2, 'round floor ceil'],
  // bit-functions.mdx
  [1, 1, 'bitCount bitNot'],
  [2, 2, 'bitAnd bitHammingDistance bitOr bitRotateLeft bitRotateRight bitShiftLeft'],
  [2, 2, 'bitShiftRight bitTest bitXor'],
  // encoding-functions.mdx, type-conversion-functions.mdx
  [1, 1, 'bin hex toUInt8 toUInt32'],
]

/** What ClickHouse calls a function that has another name, or another meaning, in the real API. */
const forClickHouse: Record<string, (given: string) => string> = {
  length: (given) => `lengthUTF8(${given})`,
  substring: (given) => `substringUTF8(${given})`,
  toLower: (given) => `lowerUTF8(${given})`,
  toUpper: (given) => `upperUTF8(${given})`,
  // There, days are moments too: `2025-10-27 00:00:00`.
  toStartOfWeek: (given) => `toDateTime(toMonday(${given}))`,
  toStartOfMonth: (given) => `toDateTime(toStartOfMonth(${given}))`,
  toStartOfYear: (given) => `toDateTime(toStartOfYear(${given}))`,
}

type Documented = { least: number; most: number; call: (given: string) => string }

const known = new Map<string, Documented>(
  groups.flatMap(([least, most, group]) =>
    group.split(' ').map((name) => {
      const call = forClickHouse[name] ?? ((given: string) => `${name}(${given})`)
      return [name, { least, most, call }] as const
    }),
  ),
)

// Cloudflare's examples write these both ways; the others are written in one.
const capitals = new Map(['MIN', 'MAX', 'NOW', 'IF'].map((name) => [name, name.toLowerCase()]))

/** A documented function by its name; undefined for any other. */
export const documented = (name: string) => known.get(capitals.get(name) ?? name)
