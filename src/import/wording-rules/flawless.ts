import { breaches, stonesOf, type WordingRule } from './claims.ts'

/**
 * "Flawless" is a grade, and "perfect" for a stone means flawless and of the best colour and make:
 * 16 CFR 23.13 (diamonds) and 23.28 (other stones). "Internally flawless" is the grade IF.
 */
export const flawless: WordingRule = (wording) => {
  const stones = stonesOf(wording)
  if (stones.length === 0) return []
  const grades = stones.map(({ clarity = '' }) => clarity.toUpperCase())
  const all = (...wanted: string[]) => grades.every((grade) => wanted.includes(grade))
  const nouns = [
    ...new Set(stones.map(({ kind }) => kind.split(' ').at(-1) ?? kind)),
    'stone',
    'gem',
  ]
  const perfect = new RegExp(
    `\\bperfect(?:ly)?\\s+(?:[\\p{L}-]+\\s+){0,2}(?:${nouns.map(stem).join('|')})`,
    'iu',
  )
  return breaches(
    wording.claims,
    (text) =>
      (/(?<!internally )\bflawless/i.test(text) && !all('FL')) ||
      (/\binternally flawless/i.test(text) && !all('FL', 'IF')) ||
      (perfect.test(text) && !all('FL')),
    (text) =>
      `${text} calls a stone flawless or perfect, though its clarity is not FL. Write its grade (16 CFR 23.13, 23.28).`,
  )
}

/** Enough of a noun to find its plural too. */
const stem = (noun: string) => noun.replace(/[^\p{L}]/gu, '').replace(/y$/i, '')
