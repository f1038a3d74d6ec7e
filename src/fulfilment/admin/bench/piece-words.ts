import type { BenchPiece } from './read-pieces.ts'
import { benchWords } from './words.ts'

/** The metal, unless the variant's title says it. */
export const metalOf = ({ facts, variantTitle }: BenchPiece): string =>
  facts.metal && !variantTitle.includes(facts.metal) ? facts.metal : ''

/** A piece in words, on its own: what was sold, and which unit of several. */
export const nameOf = ({ title, variantTitle, unit, quantity }: BenchPiece): string =>
  [title, variantTitle, quantity > 1 && benchWords().unit(unit, quantity)]
    .filter(Boolean)
    .join(', ')
