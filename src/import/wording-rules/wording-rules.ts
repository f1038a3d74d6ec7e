import { caratDecimals, caratFractions } from './carat-weight.ts'
import type { Breach, Wording, WordingRule } from './claims.ts'
import { falseNature } from './false-nature.ts'
import { flawless } from './flawless.ts'
import { gemWord } from './gem-word.ts'
import { goldKarat } from './gold-karat.ts'
import { hallmark } from './hallmark.ts'
import { platedGold } from './plated-gold.ts'
import { platinumFineness } from './platinum-fineness.ts'
import { silverFineness } from './silver-fineness.ts'
import { stoneOrigin } from './stone-origin.ts'
import { treatmentDisclosed, treatmentNotDenied } from './treatment.ts'
import { varietalName } from './varietal-name.ts'
import { vermeil } from './vermeil.ts'

/**
 * What must not be said about a product, and what must. Sections refer to the FTC's Jewelry Guides
 * as revised in 2018 (16 CFR part 23, 83 FR 40667). The rules find what a pattern can find; they
 * are no legal advice.
 */
const wordingRules: WordingRule[] = [
  stoneOrigin,
  falseNature,
  gemWord,
  flawless,
  varietalName,
  treatmentDisclosed,
  treatmentNotDenied,
  caratDecimals,
  caratFractions,
  goldKarat,
  platedGold,
  vermeil,
  silverFineness,
  platinumFineness,
  hallmark,
]

/** All breaches in what is claimed about a product. */
export const breachesOf = (wording: Wording): Breach[] =>
  wordingRules.flatMap((rule) => rule(wording))
