import type { Facts } from '../../catalog/facts.ts'
import type { WordingRule } from './claims.ts'

/**
 * To be sold as precious metal in the United Kingdom, an article needs a hallmark unless it weighs
 * less than 1 g for gold or palladium, 7.78 g for silver or 0.5 g for platinum: Hallmarking Act
 * 1973, section 1 and schedule 1, part II. Here the weight includes the stones, since theirs is
 * unknown: weights near the limit need a second look.
 */
export const hallmark: WordingRule = ({ variants, line, hasHallmarkColumn }) => {
  const faults = variants.flatMap((facts) => {
    const least = exemptBelow(facts)
    if (!least || facts.weightGrams === undefined || facts.weightGrams < least.grams) return []
    const what = `${facts.metal}, ${facts.weightGrams} g`
    if (facts.hallmark === 'exempt')
      return [`${what}: ${least.metal} is exempt only below ${least.grams} g. Give the hallmark`]
    return hasHallmarkColumn && facts.hallmark === undefined
      ? [
          `${what}: ${least.metal} of ${least.grams} g or more must be hallmarked. Give the hallmark`,
        ]
      : []
  })
  return [...new Set(faults)].map((message) => ({
    field: 'hallmark',
    line,
    message: `${message} (Hallmarking Act 1973, schedule 1).`,
  }))
}

const exemptBelow = ({ metal = '' }: Facts) => limits.find(({ word }) => word.test(metal))

const limits = [
  { word: /plat(?:inum)?\b/i, metal: 'platinum', grams: 0.5 },
  { word: /palladium/i, metal: 'palladium', grams: 1 },
  { word: /silver|sterling/i, metal: 'silver', grams: 7.78 },
  { word: /gold/i, metal: 'gold', grams: 1 },
]
