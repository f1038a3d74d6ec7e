import type { WordingRule } from './claims.ts'

/**
 * "Platinum" alone means at least 950 parts per thousand. From 500, the parts must come before the
 * word, and below 500 it must not be called platinum: 16 CFR 23.6(b).
 */
export const platinumFineness: WordingRule = ({ variants, line }) => {
  const faults = variants.flatMap(({ metal = '', fineness }) => {
    if (!/\bplat(?:inum)?\b/i.test(metal)) return []
    if (fineness === undefined) return [`${metal}: give its fineness, like "Platinum 950"`]
    if (fineness >= 950) return []
    if (fineness < 500) return [`${metal}: at ${fineness} parts per thousand it is not platinum`]
    return /^\d{3}[\s-]?plat/i.test(metal) ? [] : [`${metal}: write "${fineness} platinum"`]
  })
  return [...new Set(faults)].map((message) => ({
    field: 'metal',
    line,
    message: `${message} (16 CFR 23.6).`,
  }))
}
