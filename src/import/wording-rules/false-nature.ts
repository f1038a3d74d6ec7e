import { breaches, stonesOf, type WordingRule } from './claims.ts'
import { stoneMentions } from './stone-mentions.ts'

/**
 * A man-made stone must not be called real, genuine, natural or precious: 16 CFR 23.27; for
 * cultured and imitation pearls, 23.21(e) forbids "natural".
 */
export const falseNature: WordingRule = (wording) => {
  const stones = stonesOf(wording)
  const natural = new Set(stones.filter(isNatural).map(({ kind }) => kind.toLowerCase()))
  const made = stones.filter((stone) => !isNatural(stone) && !natural.has(stone.kind.toLowerCase()))
  return [...new Set(made.map(({ kind }) => kind))].flatMap((kind) =>
    breaches(
      wording.claims,
      (text) => stoneMentions(text, kind).some(({ before }) => praised.test(before)),
      (text) =>
        `${text} calls a ${kind} real, genuine, natural or precious, though it is not found in nature like that. Leave the word out (16 CFR 23.27).`,
    ),
  )
}

const isNatural = ({ origin }: { origin: string }) => origin === 'natural'

/** With at most two words between it and the stone. */
const praised = /\b(?:real|genuine|natural|(?:semi-)?precious)[\s,]+(?:[\p{L}-]+[\s,]+){0,2}$/iu
