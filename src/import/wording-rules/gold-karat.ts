import { breaches, descriptions, shortTexts, type WordingRule } from './piece.ts'

/**
 * "Gold" that is not 24 karat has its karat, or its parts in a thousand, immediately before it: 16
 * CFR 23.3(b)(1) and (2). In a description it is enough to tell it once.
 */
export const goldKarat: WordingRule = ({ claims, variants }) => {
  if (variants.every(({ fineness = 0 }) => fineness >= 999)) return []
  return [
    ...breaches(shortTexts(claims), (text) => golds(text).includes(false), remedy),
    ...breaches(
      descriptions(claims),
      (text) => golds(text).length > 0 && !golds(text).includes(true),
      remedy,
    ),
  ]
}

/** Whether the karat is told, of each place where gold is named. */
const golds = (text: string) =>
  [...text.matchAll(/\bgold\b(?![- ](?:tone|colou?r))/gi)].map(({ index }) =>
    karatBefore.test(text.slice(0, index)),
  )

/** "18K yellow, white or rose gold", "9ct gold", "750 gold", "fine gold". */
const karatBefore =
  /(?:\b\d{1,2}[\s-]?(?:K|kt|ct|karats?|carats?)|\b(?:333|375|417|585|750|916|999)|\bfine)\b(?:[\s,-]|\b(?:yellow|white|rose|red|pink|green|solid|or|and)\b)*$/i

const remedy = (text: string) =>
  `${text} mentions gold without its karat. Write "18K gold" or "750 gold" (16 CFR 23.3).`
