import { breaches, shortTexts, type WordingRule } from './piece.ts'

/** Where gold is only a layer, every text that names gold says so: 16 CFR 23.3(b)(3). */
export const platedGold: WordingRule = ({ claims, variants }) => {
  if (!variants.every(({ plating = '' }) => /\bgold\b|vermeil/i.test(plating))) return []
  return breaches(
    // The column of the plating says by itself that it is one.
    shortTexts(claims).filter(({ field }) => field !== 'plating'),
    (text) => /\bgold\b(?![- ](?:tone|colou?r))/i.test(text) && !layered.test(text),
    (text) =>
      `${text} mentions gold without saying that it is only a layer. Write "18K gold-plated" (16 CFR 23.3).`,
  )
}

const layered = /plat(?:ed?|ing)\b|vermeil|gold[- ]filled|overlay|coated/i
