import type { Minor } from '../../platform/money.ts'

/** What is compared of a piece. */
export type Comparable = {
  id: string
  price: Minor
  /** Names of its facet values, as `facetsOf` gives them, and ids of the collections it is in. */
  facets: string[]
  collections: string[]
}

/** Ids of related pieces, best first. */
export type Related = { similar: string[]; 'goes-with': string[] }

/** More than are shown, because some may be sold out. */
const KEPT = 6
/** So many pieces nearest in price are looked at for each thing that two may have in common. */
const LOOKED_AT = 20

/**
 * For every piece those that are alike (of its type, with its stone or metal, near in price) and
 * those that go with it (of another type, with its stone or metal, or from the same collection). A
 * price counts by its proportion: twice as much is as far as half as much.
 */
export function relate(pieces: Comparable[]): Map<string, Related> {
  const byPrice = pieces
    .toSorted((a, b) => a.price - b.price || (a.id < b.id ? -1 : 1))
    .map((piece) => ({ ...piece, type: typeOf(piece), traits: traitsOf(piece) }))
  const buckets = new Map<string, Traits[]>()
  // By type as well: else the nearest of a large type would leave no room for the others.
  for (const piece of byPrice)
    for (const trait of piece.traits.keys()) {
      const name = `${trait} ${piece.type}`
      const bucket = buckets.get(name)
      if (bucket) bucket.push(piece)
      else buckets.set(name, [piece])
    }
  const types = [...new Set(byPrice.map(({ type }) => type))].slice(0, 20)
  return new Map(
    byPrice.map((piece) => {
      const near = (type: string) => {
        const found = new Set<Traits>()
        for (const trait of piece.traits.keys())
          for (const other of nearest(buckets.get(`${trait} ${type}`) ?? [], piece.price))
            if (other.id !== piece.id) found.add(other)
        return [...found]
      }
      const others = types.filter((type) => type !== piece.type).flatMap(near)
      return [
        piece.id,
        { similar: best(piece, near(piece.type)), 'goes-with': best(piece, others) },
      ]
    }),
  )
}

type Traits = Comparable & { type: string; traits: Map<string, number> }

/** Those around a price, of pieces in the order of their prices. */
function nearest(pieces: Traits[], price: Minor): Traits[] {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pieces[middle]?.price ?? 0) < price) low = middle + 1
    else high = middle
  }
  return pieces.slice(Math.max(0, low - LOOKED_AT / 2), low + LOOKED_AT / 2)
}

const best = (piece: Traits, others: Traits[]) =>
  others
    .map((other) => ({ id: other.id, score: nearness(piece, other) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, KEPT)
    .map(({ id }) => id)

function nearness(piece: Traits, other: Traits): number {
  let score = -2 * Math.abs(Math.log((piece.price + 1) / (other.price + 1)))
  for (const [trait, worth] of piece.traits) if (other.traits.has(trait)) score += worth
  return score
}

/**
 * What two pieces may have in common, with what it is worth; to have no stone is nothing in common.
 */
function traitsOf({ facets, collections }: Comparable): Map<string, number> {
  const traits = facets.filter((name) => name !== 'stone=without-stones')
  const each = (facet: string, worth: number) =>
    traits
      .filter((name) => name.startsWith(`${facet}=`))
      .map((name): [string, number] => [name, worth])
  return new Map([
    ...each('stone', 3),
    ...each('metal', 2),
    ...each('shape', 1),
    ...collections.map((id): [string, number] => [`in=${id}`, 1]),
  ])
}

const typeOf = ({ facets }: Comparable) => facets.find((name) => name.startsWith('type=')) ?? ''
