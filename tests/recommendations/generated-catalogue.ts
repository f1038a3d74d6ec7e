import { createChance } from '../stand-ins/chance.ts'

/** A made-up piece; `looks` is what only eyes see of it, which no fact says. */
export type Piece = {
  handle: string
  type: string
  metals: string[]
  stone: string | null
  shape: string | null
  /** In whole euros. */
  price: number
  style: string | null
  looks: number[]
  /** How much everybody likes it. */
  appeal: number
}

type Frequent<T> = [frequency: number, what: T][]

/**
 * How often each occurs in a hundred, as at a jeweller's with fine and plain pieces, and a price: in
 * euros, or by how much it makes a piece dearer.
 */
const types: Frequent<[string, number]> = [
  [34, ['Ring', 420]],
  [27, ['Earrings', 260]],
  [19, ['Necklace', 330]],
  [12, ['Bracelet', 350]],
  [6, ['Pendant', 240]],
  [2, ['Brooch', 380]],
]
const metals: Frequent<[string, number]> = [
  [24, ['Sterling silver', 0.35]],
  [9, ['18K gold vermeil', 0.5]],
  [20, ['14K yellow gold', 1.3]],
  [18, ['18K yellow gold', 1.9]],
  [8, ['14K rose gold', 1.3]],
  [8, ['14K white gold', 1.35]],
  [9, ['18K white gold', 2]],
  [4, ['Platinum 950', 2.8]],
]
const stones: Frequent<[string | null, number]> = [
  [38, [null, 1]],
  [19, ['natural diamond', 2.6]],
  [10, ['lab-grown diamond', 1.5]],
  [9, ['natural pearl', 1.1]],
  [7, ['natural sapphire', 1.8]],
  [4, ['natural ruby', 2]],
  [4, ['natural emerald', 2]],
  [3, ['natural opal', 1.2]],
  [3, ['natural topaz', 0.9]],
  [3, ['natural garnet', 0.8]],
]
const shapes: Frequent<string> = [
  [55, 'round'],
  [15, 'oval'],
  [9, 'pear'],
  [8, 'emerald'],
  [7, 'cushion'],
  [6, 'marquise'],
]
/** Lines of a house: most pieces are in one, and pieces of one look alike. */
const styles = ['Minimal', 'Heirloom', 'Garden', 'Sea', 'Deco', 'Bold', 'Celestial', 'Ribbon']

/** Coordinates of a look. */
const LOOKS = 4

export const normal = (next: () => number) =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

/** A catalogue with the frequencies above; a third of the pieces come in several metals. */
export function generateCatalogue(many: number, seed: number): Piece[] {
  const chance = createChance(seed)
  const { next, pick } = chance
  const looksOf = new Map(styles.map((style) => [style, vector(() => normal(next))]))
  return Array.from({ length: many }, (_, at) => {
    const [type, base] = pick(types)
    const chosen = Array.from(
      {
        length: pick([
          [66, 1],
          [20, 2],
          [14, 3],
        ]),
      },
      () => pick(metals),
    )
    const [stone, dearer] = pick(stones)
    const style = chance.happens(0.7)
      ? (styles[chance.between(0, styles.length - 1)] ?? null)
      : null
    const shape = stone === null || stone.endsWith('pearl') ? null : pick(shapes)
    const [, worth] = chosen[0] ?? ['', 1]
    return {
      handle: `piece-${at}`,
      type,
      metals: [...new Set(chosen.map(([name]) => name))],
      stone,
      shape,
      price: Math.max(35, Math.round(base * worth * dearer * Math.exp(0.45 * normal(next)))),
      style,
      looks: vector((n) => 0.8 * (looksOf.get(style ?? '')?.[n] ?? 0) + 0.6 * normal(next)),
      appeal: 0.5 * normal(next),
    }
  })
}

const vector = (value: (n: number) => number) => Array.from({ length: LOOKS }, (_, n) => value(n))

/** The pieces as the file that an owner imports. */
export function toCsv(pieces: Piece[]): string {
  const head =
    'URL handle,Title,Type,Status,Option1 name,Option1 value,SKU,Price,Inventory tracker,Inventory quantity,' +
    'Collection,Metal (product.metafields.jewelry.metal),Stones (product.metafields.jewelry.stones)'
  const lines = pieces.flatMap((piece) =>
    piece.metals.map((metal, n) => {
      const first = n === 0
      return [
        piece.handle,
        first ? `${piece.style ?? 'Single'} ${piece.type} ${piece.handle}` : '',
        first ? piece.type : '',
        first ? 'active' : '',
        first ? 'Metal' : '',
        metal,
        `${piece.handle}-${n}`,
        piece.price,
        'shopify',
        5,
        first ? (piece.style ?? '') : '',
        first ? metal : '',
        first ? `"${stonesOf(piece).replaceAll('"', '""')}"` : '',
      ].join(',')
    }),
  )
  return [head, ...lines, ''].join('\n')
}

function stonesOf({ stone, shape }: Piece): string {
  if (stone === null) return ''
  const [origin = '', kind = ''] = stone.split(' ')
  return JSON.stringify([{ origin, kind, count: 1, ...(shape && { shape }) }])
}
