import type { WordingRule } from './piece.ts'

/**
 * Platinum alone means 950 parts in a thousand or more. From 500 on the parts come before the word,
 * and below 500 it is not called platinum: 16 CFR 23.6(b).
 */
export const platinumFineness: WordingRule = ({ variants, line }) => {
  const faults = variants.flatMap(({ metal = '', fineness }) => {
    if (!/\bplat(?:inum)?\b/i.test(metal)) return []
    if (fineness === undefined) return [`${metal}: give its fineness, like "Platinum 950"`]
    if (fineness >= 950) return []
    if (fineness < 500) return [`${metal}: at ${fineness} parts per thousand it is not platinum`]
    return /^\d{3}[\s-]?plat/i.test(metal) ? [] : [`${metal}: write "${fineness} platinum"`]
  })
  return [...new Set(faults)].map((says) => ({
    field: 'metal',
    line,
    says: `${says} (16 CFR 23.6).`,
  }))
}
