import type { Facts } from '../../catalog/facts.ts'
import { breaches, type WordingRule } from './claims.ts'

/**
 * Vermeil is sterling silver plated with at least 2.5 microns of gold of at least 10 karat: 16 CFR
 * 23.4(b).
 */
export const vermeil: WordingRule = ({ claims, variants }) =>
  variants.every(isVermeil)
    ? []
    : breaches(
        claims,
        (text) => /\bvermeil\b/i.test(text),
        (text) =>
          `${text}: vermeil is 10K gold or finer, 2.5 microns or thicker, over sterling silver. Give plating, plating_base and plating_microns, or write "gold-plated" (16 CFR 23.4).`,
      )

function isVermeil({ plating = '', platingBase = '', platingMicrons = 0 }: Facts): boolean {
  const karat = Number(/\b(\d{1,2})[\s-]?(?:K|kt|ct|karat)/i.exec(plating)?.[1] ?? 0)
  const sterling = /sterling|\b9(?:2[5-9]|[3-9]\d)\b/i.test(platingBase)
  return karat >= 10 && sterling && platingMicrons >= 2.5
}
