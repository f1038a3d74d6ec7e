import type { Facts } from '../../catalog/facts.ts'
import { breaches, type WordingRule } from './claims.ts'

/**
 * The range that a weight in carats stands for: 16 CFR 23.18(c) requires it to be accurate to the
 * last decimal, and to the second if there are fewer: ".5" stands for .495 to .504. Whole numbers
 * are held to the same.
 *
 * @param text a number as written: "0.50", ".5", "1"
 * @internal
 */
export function caratRange(text: string): { from: number; below: number } {
  const places = Math.max(2, text.split('.')[1]?.length ?? 0)
  const half = 0.5 / 10 ** places
  return { from: round(Number(text) - half), below: round(Number(text) + half) }
}

/**
 * A weight in a claim must be one that the stones have, together, by kind or each, in every unit
 * sold: 16 CFR 23.18.
 */
export const caratDecimals: WordingRule = ({ claims, variants }) => {
  const known = variants.flatMap(weights)
  if (known.length === 0) return []
  return breaches(
    claims,
    (text) =>
      !hasRange.test(text) &&
      numbers(text).some((number) => !known.some((each) => fits(number, each))),
    (text) =>
      `${text} gives a carat weight that does not match the stones column to the last decimal. Correct one of them, or give the range (16 CFR 23.18).`,
  )
}

/** A fraction is never exact: it must come with the range it stands for. 16 CFR 23.18(d). */
export const caratFractions: WordingRule = ({ claims }) =>
  breaches(
    claims,
    (text) => fraction.test(text) && !hasRange.test(text),
    (text) =>
      `${text} gives a weight as a fraction without its range. Write "1/2 ct (0.45 to 0.57 ct)", or decimals (16 CFR 23.18).`,
  )

const fraction = /(?:\d\s?\/\s?\d|[¼½¾⅓⅔⅛⅜⅝⅞])[\s-]?(?:ct|carats?|ctw|cttw)\b/i
const hasRange = /\d?\.\d+\s*(?:ct\s*)?(?:to|and|–|-)\s*\d?\.\d+|±|\+\/[-−]/

/**
 * Weights as written; in "18 ct gold" the unit is the karat, and a number after a slash belongs to
 * a fraction.
 */
const numbers = (text: string) =>
  [
    ...text.matchAll(
      /(?<![\d./])(\d*\.\d+|\d+)[\s-]?(?:ct|carats?|ctw|cttw)\b(?!\s+(?:\p{L}+\s+)?gold)/giu,
    ),
  ].map(([, number = '']) => number)

type Weight = { least: number; most: number }

function weights({ stones }: Facts): Weight[] {
  const weighed = stones.flatMap(({ kind, count, caratTotal, caratTolerance = 0 }) =>
    caratTotal === undefined ? [] : [{ kind, count, caratTotal, caratTolerance }],
  )
  const kinds = [...new Set(weighed.map(({ kind }) => kind))]
  const sum = (some: typeof weighed): Weight => ({
    least: some.reduce((all, each) => all + each.caratTotal - each.caratTolerance, 0),
    most: some.reduce((all, each) => all + each.caratTotal + each.caratTolerance, 0),
  })
  return [
    ...weighed.map((each) => sum([each])),
    ...kinds.map((kind) => sum(weighed.filter((each) => each.kind === kind))),
    ...weighed.map((each) => {
      const { least, most } = sum([each])
      return { least: least / each.count, most: most / each.count }
    }),
    ...(weighed.length > 0 ? [sum(weighed)] : []),
  ]
}

function fits(number: string, { least, most }: Weight): boolean {
  const { from, below } = caratRange(number)
  return round(least) >= from && round(most) < below
}

// Ten-thousandths are finer than any scale; below are only errors of binary fractions.
const round = (carats: number) => Math.round(carats * 10_000) / 10_000
