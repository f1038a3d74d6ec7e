import type { Facts, Stone } from '../../catalog/facts.ts'

/** Metals that are cared for alike. */
export type MetalCare = 'gold' | 'white-gold' | 'platinum' | 'silver' | 'plated'

/** Stones that are cared for alike, and what grows like them. */
export type StoneCare =
  | 'diamond'
  | 'hard'
  | 'sturdy'
  | 'emerald'
  | 'delicate'
  | 'opal'
  | 'pearl'
  | 'porous'
  | 'organic'
  | 'filled'
  | 'unknown'

/**
 * How the metals of a piece are cared for: an alloy by its name, `18K white gold`, and a thin layer of
 * another metal besides. Rhodium is part of white gold's own advice.
 *
 * @internal
 */
export function metalCare({ metal = '', plating }: Facts): MetalCare[] {
  const found = metals.flatMap(([word, care]) => (word.test(metal) ? [care] : [])).slice(0, 1)
  const isRhodium = found[0] === 'white-gold' && /rhodium/i.test(plating ?? '')
  const isLayer = /vermeil|plated|filled/i.test(metal) || (plating !== undefined && !isRhodium)
  // What is worn and cleaned is the layer.
  if (isLayer) return ['plated']
  return found
}

const metals: [RegExp, MetalCare][] = [
  [/white gold/i, 'white-gold'],
  [/platinum|palladium/i, 'platinum'],
  [/gold/i, 'gold'],
  [/silver|\bS?925\b/i, 'silver'],
]

/**
 * How a stone is cared for. What was done to it counts before what it is.
 * @internal
 */
export function stoneCare({ kind, origin, treatment = '' }: Stone): StoneCare {
  if (origin === 'composite' || /fill|doublet|triplet|resin/i.test(`${treatment} ${kind}`))
    return 'filled'
  return stones.find(([word]) => word.test(kind))?.[1] ?? 'unknown'
}

const stones: [RegExp, StoneCare][] = [
  [/pearl|nacre/i, 'pearl'],
  [/opal/i, 'opal'],
  [/emerald/i, 'emerald'],
  [/coral|amber|ivory|\bjet\b|shell/i, 'organic'],
  [/turquoise|lapis|malachite|howlite|chrysocolla/i, 'porous'],
  [
    /tanzanite|moonstone|labradorite|sunstone|topaz|kunzite|peridot|iolite|apatite|fluorite|kyanite/i,
    'delicate',
  ],
  [/diamond|moissanite/i, 'diamond'],
  [/sapphire|ruby|spinel|chrysoberyl|alexandrite|cat.s.eye/i, 'hard'],
  [
    /aquamarine|morganite|beryl|garnet|tourmaline|tsavorite|zircon|quartz|amethyst|citrine|agate|onyx|jasper|carnelian|chalcedony|chrysoprase|jade|nephrite|spodumene/i,
    'sturdy',
  ],
]

/** What is to be known of all pieces of an order together, each once, in a fixed order. */
export function careOf(pieces: readonly Facts[]): { metals: MetalCare[]; stones: StoneCare[] } {
  const each = <T>(found: T[]) => [...new Set(found)]
  return {
    metals: each(pieces.flatMap(metalCare)),
    stones: each(pieces.flatMap((facts) => facts.stones.map(stoneCare))),
  }
}
