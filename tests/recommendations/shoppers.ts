import { createChance } from '../stand-ins/chance.ts'
import { normal, type Piece } from './generated-catalogue.ts'

/** What each shopper would keep, in the order in which they would. */
export type Journeys = Piece[][]

type Setting = {
  shoppers: number
  /** How many pieces each keeps. */
  each: number
  /** How firm their tastes are: with 1 chance says as much as taste. */
  firm: number
  seed: number
}

/** The journeys of made-up shoppers. The method is in docs/decisions/057. */
export function journeysOf(catalogue: Piece[], setting: Setting): Journeys {
  const chance = createChance(setting.seed)
  return Array.from({ length: setting.shoppers }, () =>
    keep(catalogue, setting.each, tasteOf(catalogue, setting.firm, chance), chance),
  )
}

type Chance = ReturnType<typeof createChance>
type Taste = (piece: Piece) => number

/** How much a shopper likes a piece, in the unit of the chance that is added. */
function tasteOf(catalogue: Piece[], firm: number, { next, happens, pick }: Chance): Taste {
  // Tastes are as frequent as what they are for.
  const some = () => catalogue[Math.floor(next() * catalogue.length)]
  const budget = (some()?.price ?? 300) * Math.exp(0.3 * normal(next))
  const tone = pick<string>([
    [45, 'yellow'],
    [20, 'white'],
    [13, 'rose'],
    [22, 'silver'],
  ])
  // Whoever likes stones likes one or two; a third likes none.
  const stones = new Set(happens(0.33) ? [null] : [some()?.stone ?? null, some()?.stone ?? null])
  const types = new Set([some()?.type, some()?.type])
  const shape = some()?.shape ?? null
  const style = happens(0.6) ? (some()?.style ?? null) : null
  const looks = [1, 2, 3, 4].map(() => 0.6 * normal(next))
  return (piece) => {
    const liked = [
      piece.metals.some((metal) => toneOf(metal) === tone) && 1.5,
      stones.has(piece.stone) && 1.5,
      types.has(piece.type) && 1,
      shape !== null && piece.shape === shape && 0.5,
      style !== null && piece.style === style && 1,
      -1.5 * Math.abs(Math.log(piece.price / budget)),
      ...looks.map((much, n) => much * (piece.looks[n] ?? 0)),
    ]
    return firm * liked.reduce((sum: number, much) => sum + Number(much), 0) + piece.appeal
  }
}

/** Draws without putting back: the more a piece is liked, the sooner and the likelier it is kept. */
const keep = (catalogue: Piece[], each: number, liked: Taste, { next }: Chance): Piece[] =>
  catalogue
    .map((piece) => ({ piece, drawn: liked(piece) - Math.log(-Math.log(next() || 1e-9)) }))
    .sort((a, b) => b.drawn - a.drawn)
    .slice(0, each)
    .map(({ piece }) => piece)

/** Asked for each metal of each piece by each shopper: of a few names, each is read once. */
const tones = new Map<string, string>()

function toneOf(metal: string): string {
  const known = tones.get(metal)
  if (known !== undefined) return known
  const tone = readTone(metal)
  tones.set(metal, tone)
  return tone
}

function readTone(metal: string): string {
  if (/rose/i.test(metal)) return 'rose'
  if (/white|platinum|palladium/i.test(metal)) return 'white'
  return /silver|steel/i.test(metal) ? 'silver' : 'yellow'
}
