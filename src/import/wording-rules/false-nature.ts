import { breaches, stonesOf, type WordingRule } from './piece.ts'
import { stoneMentions } from './stone-mentions.ts'

/**
 * What was made is not called real, genuine, natural or precious: 16 CFR 23.27; of cultured and
 * imitation pearls 23.21(e) forbids "natural".
 */
export const falseNature: WordingRule = (piece) => {
  const stones = stonesOf(piece)
  const natural = new Set(stones.filter(isNatural).map(({ kind }) => kind.toLowerCase()))
  const made = stones.filter((stone) => !isNatural(stone) && !natural.has(stone.kind.toLowerCase()))
  return [...new Set(made.map(({ kind }) => kind))].flatMap((kind) =>
    breaches(
      piece.claims,
      (text) => stoneMentions(text, kind).some(({ before }) => praised.test(before)),
      (text) =>
        `${text} calls a ${kind} real, genuine, natural or precious, though it is not found in nature like that. Leave the word out (16 CFR 23.27).`,
    ),
  )
}

const isNatural = ({ origin }: { origin: string }) => origin === 'natural'

/** At most three words before the stone. */
const praised = /\b(?:real|genuine|natural|(?:semi-)?precious)[\s,]+(?:[\p{L}-]+[\s,]+){0,2}$/iu
