import { caratDecimals, caratFractions } from './carat-weight.ts'
import { falseNature } from './false-nature.ts'
import { flawless } from './flawless.ts'
import { gemWord } from './gem-word.ts'
import { goldKarat } from './gold-karat.ts'
import { hallmark } from './hallmark.ts'
import type { Breach, Piece, WordingRule } from './piece.ts'
import { platedGold } from './plated-gold.ts'
import { platinumFineness } from './platinum-fineness.ts'
import { silverFineness } from './silver-fineness.ts'
import { stoneOrigin } from './stone-origin.ts'
import { treatmentDisclosed, treatmentNotDenied } from './treatment.ts'
import { varietalName } from './varietal-name.ts'
import { vermeil } from './vermeil.ts'

/**
 * What must not be said of a piece, and what must. Sections are those of the FTC's Jewelry Guides
 * as revised in 2018 (16 CFR part 23, 83 FR 40667). They find what a rule can find in words; they
 * are no advice of a lawyer.
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

/** Everything that is wrong with what is said of a piece. */
export const breachesOf = (piece: Piece): Breach[] => wordingRules.flatMap((rule) => rule(piece))
