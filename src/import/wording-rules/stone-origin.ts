import type { Stone } from '../../catalog/facts.ts'
import { type Claim, quoted, stonesOf, type WordingRule } from './claims.ts'
import { isPrecededBy, stoneMentions } from './stone-mentions.ts'

/**
 * Every mention of a stone that is not natural needs a word that says so immediately before it: 16
 * CFR 23.12(c) (diamonds), 23.20(b) and (c) (pearls), 23.25(b) (other stones) and 23.25(d)
 * (composites). "Faux", "fake" and "created" alone are not such words (note 1 to 23.25(b)).
 */
export const stoneOrigin: WordingRule = (wording) => {
  const stones = stonesOf(wording)
  return nouns(stones).flatMap((noun) => {
    const alike = stones.filter(({ kind }) => nounOf(kind) === noun)
    const unnatural = alike.find(({ origin }) => origin !== 'natural')
    if (!unnatural || ownName.test(unnatural.kind)) return []
    return wording.claims
      .filter((claim) => isBare(claim, alike))
      .map(({ field, line, text }) => ({ field, line, message: remedy(unnatural, text) }))
  })
}

const isBare = ({ text }: Claim, alike: Stone[]) =>
  stoneMentions(text, alike[0]?.kind ?? '').some(
    (mention) =>
      !alike.some(({ origin, kind, shape, cut, color }) =>
        isPrecededBy(mention, precedes[origin], [
          ...kind.split(' ').slice(0, -1),
          shape,
          cut,
          color,
        ]),
      ),
  )

const precedes: Record<Stone['origin'], RegExp> = {
  natural: /natural|mined/,
  'lab-grown': /lab(?:oratory)?[- ](?:grown|created)|[\p{L}]+-created/u,
  simulant: /imitation|simulated|artificial/,
  cultured: /cultured|cultivated/,
  composite: /composite|hybrid|manufactured/,
}

const remedies: Record<Stone['origin'], string> = {
  natural: 'natural',
  'lab-grown': 'lab-grown',
  simulant: 'imitation',
  cultured: 'cultured',
  composite: 'composite',
}

/** Stones sold under their own name, not under that of the stone they resemble. */
const ownName = /zirconia|moissanite|glass|crystal|paste$/i

const nounOf = (kind: string) => kind.trim().toLowerCase().split(/\s+/).at(-1) ?? ''
const nouns = (stones: Stone[]) => [...new Set(stones.map(({ kind }) => nounOf(kind)))]

const remedy = ({ kind, origin }: Stone, text: string) =>
  `${quoted(text)} mentions the ${nounOf(kind)} without saying that it is ${origin}. Write "${remedies[origin]} ${kind}" (16 CFR 23.12, 23.20, 23.25).`
