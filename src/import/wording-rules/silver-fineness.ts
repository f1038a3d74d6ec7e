import { breaches, descriptions, shortTexts, type WordingRule } from './claims.ts'

/**
 * "Silver" needs its parts per thousand beside it, or is called sterling; in a description, once is
 * enough. Sterling and solid silver are 925 or finer: 16 CFR 23.5(b)(1) and
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
    ...breaches(shortTexts(claims), (text) => silverMentions(text).includes(false), bare),
    ...breaches(
      // The description of another metal may list the parts of its alloy.
      isOther ? [] : descriptions(claims),
      (text) => silverMentions(text).length > 0 && !silverMentions(text).includes(true),
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

/** Whether the fineness is given, for each mention of silver. */
const silverMentions = (text: string) =>
  [...text.matchAll(/\bsilver\b(?![- ](?:tone|colou?r|gr[ae]y|cloth|polish))/gi)].map(
    ({ index, 0: { length } }) =>
      before.test(text.slice(0, index)) || after.test(text.slice(index + length)),
  )

const parts = '(?:(?:S[ -]?|Ag ?)?[89]\\d\\d(?:S|/1000)?|92\\.5 ?%)'
const before = new RegExp(`(?:\\b(?:sterling|britannia|fine|coin)|\\b${parts})[\\s-]+$`, 'i')
const after = new RegExp(`^[\\s,(-]{1,3}${parts}(?!\\d|[.,/]\\d)`, 'i')
