import { breaches, descriptions, shortTexts, type WordingRule } from './claims.ts'

/**
 * "Gold" that is not 24 karat needs its karat, or its parts per thousand, immediately before it: 16
 * CFR 23.3(b)(1) and (2). In a description, once is enough.
 */
export const goldKarat: WordingRule = ({ claims, variants }) => {
  if (variants.every(({ fineness = 0 }) => fineness >= 999)) return []
  return [
    ...breaches(shortTexts(claims), (text) => goldMentions(text).includes(false), remedy),
    ...breaches(
      descriptions(claims),
      (text) => goldMentions(text).length > 0 && !goldMentions(text).includes(true),
      remedy,
    ),
  ]
}

/** Whether the karat is given, for each mention of gold. */
const goldMentions = (text: string) =>
  [...text.matchAll(/\bgold\b(?![- ](?:tone|colou?r))/gi)].map(({ index }) =>
    karatBefore.test(text.slice(0, index)),
  )

/** "18K yellow, white or rose gold", "9ct gold", "K18YG gold", "750 gold", "fine gold". */
const karatBefore =
  /(?:\b\d{1,2}[\s-]?(?:K|kt|ct|karats?|carats?)|\bK\d{1,2}(?:[YWRP]G)?|\b(?:Au|G)?(?:333|375|417|585|750|916|999)|\bfine)\b(?:[\s,-]|\b(?:yellow|white|rose|red|pink|green|solid|or|and)\b)*$/i

const remedy = (text: string) =>
  `${text} mentions gold without its karat. Write "18K gold" or "750 gold" (16 CFR 23.3).`
