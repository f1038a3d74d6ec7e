import { breaches, descriptions, shortTexts, type WordingRule } from './piece.ts'

/**
 * "Silver" has its parts in a thousand immediately before it, or is called sterling; in a
 * description once is enough. Sterling, and solid silver, is 925 or finer: 16 CFR 23.5(b)(1) and
 * (2).
 */
export const silverFineness: WordingRule = ({ claims, variants }) => {
  const isOther = variants.every(({ metal = 'silver' }) => !/silver/i.test(metal))
  const below = variants.some(
    ({ metal = '', fineness = 1000 }) => /silver|sterling/i.test(metal) && fineness < 925,
  )
  const bare = (text: string) =>
    `${text} mentions silver without its fineness. Write "sterling silver" or "925 silver" (16 CFR 23.5).`
  return [
    ...breaches(shortTexts(claims), (text) => silvers(text).includes(false), bare),
    ...breaches(
      // Of another metal a description may say what its alloy holds.
      isOther ? [] : descriptions(claims),
      (text) => silvers(text).length > 0 && !silvers(text).includes(true),
      bare,
    ),
    ...breaches(
      claims,
      (text) => below && /\bsterling\b|\bsolid silver\b/i.test(text),
      (text) =>
        `${text}: below 925 parts per thousand, silver is neither sterling nor solid (16 CFR 23.5).`,
    ),
  ]
}

/** Whether the fineness is told, of each place where silver is named. */
const silvers = (text: string) =>
  [...text.matchAll(/\bsilver\b(?![- ](?:tone|colou?r|cloth|polish))/gi)].map(({ index }) =>
    /(?:\bsterling|\b[89]\d\d|\bfine|\bcoin)[\s-]+$/i.test(text.slice(0, index)),
  )
