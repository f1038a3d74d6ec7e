import { breaches, shortTexts, type WordingRule } from './claims.ts'

/** If gold is only a plating, every text that mentions gold must say so: 16 CFR 23.3(b)(3). */
export const platedGold: WordingRule = ({ claims, variants }) => {
  if (!variants.every(({ plating = '' }) => /\bgold\b|vermeil/i.test(plating))) return []
  return breaches(
    // The plating column needs no such word.
    shortTexts(claims).filter(({ field }) => field !== 'plating'),
    (text) => /\bgold\b(?![- ](?:tone|colou?r))/i.test(text) && !layered.test(text),
    (text) =>
      `${text} mentions gold without saying that it is only a layer. Write "18K gold-plated" (16 CFR 23.3).`,
  )
}

const layered = /plat(?:ed?|ing)\b|vermeil|gold[- ]filled|overlay|coated/i
