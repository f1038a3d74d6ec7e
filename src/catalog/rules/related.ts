import type { Minor } from '../../platform/money.ts'

/** The parts of a product that are compared. */
export type Comparable = {
  id: string
  price: Minor
  /** Names of its facet values, from `facetsOf`, and ids of its collections. */
  facets: string[]
  collections: string[]
}

/** Ids of related products, best first. */
export type Related = { similar: string[]; 'goes-with': string[] }

/** More than are shown, because some may be sold out. */
const KEPT = 6
/** How many products nearest in price are compared for each trait that two may share. */
const COMPARED = 20

/**
 * For every product, similar ones (same type, a shared stone or metal, similar price) and ones that
 * go with it (another type, with a shared stone, metal or collection). Prices are compared by
 * ratio: twice as much is as far away as half as much.
 */
export function relate(products: Comparable[]): Map<string, Related> {
  const byPrice = products
    .toSorted((a, b) => a.price - b.price || (a.id < b.id ? -1 : 1))
    .map((product) => ({ ...product, type: typeOf(product), traits: traitsOf(product) }))
  const buckets = new Map<string, Traits[]>()
  // By type as well: otherwise the nearest products of a large type would leave no room for others.
  for (const product of byPrice)
    for (const trait of product.traits.keys()) {
      const name = `${trait} ${product.type}`
      const bucket = buckets.get(name)
      if (bucket) bucket.push(product)
      else buckets.set(name, [product])
    }
  const types = [...new Set(byPrice.map(({ type }) => type))].slice(0, 20)
  return new Map(
    byPrice.map((product) => {
      const near = (type: string) => {
        const found = new Set<Traits>()
        for (const trait of product.traits.keys())
          for (const other of nearest(buckets.get(`${trait} ${type}`) ?? [], product.price))
            if (other.id !== product.id) found.add(other)
        return [...found]
      }
      const others = types.filter((type) => type !== product.type).flatMap(near)
      return [
        product.id,
        { similar: best(product, near(product.type)), 'goes-with': best(product, others) },
      ]
    }),
  )
}

type Traits = Comparable & { type: string; traits: Map<string, number> }

/** The products around a price, from a list sorted by price. */
function nearest(products: Traits[], price: Minor): Traits[] {
  let [low, high] = [0, products.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((products[middle]?.price ?? 0) < price) low = middle + 1
    else high = middle
  }
  return products.slice(Math.max(0, low - COMPARED / 2), low + COMPARED / 2)
}

const best = (product: Traits, others: Traits[]) =>
  others
    .map((other) => ({ id: other.id, score: nearness(product, other) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, KEPT)
    .map(({ id }) => id)

function nearness(product: Traits, other: Traits): number {
  let score = -2 * Math.abs(Math.log((product.price + 1) / (other.price + 1)))
  for (const [trait, weight] of product.traits) if (other.traits.has(trait)) score += weight
  return score
}

/** What two products may have in common, with its weight; sharing "no stones" does not count. */
function traitsOf({ facets, collections }: Comparable): Map<string, number> {
  const traits = facets.filter((name) => name !== 'stone=without-stones')
  const each = (facet: string, weight: number) =>
    traits
      .filter((name) => name.startsWith(`${facet}=`))
      .map((name): [string, number] => [name, weight])
  return new Map([
    ...each('stone', 3),
    ...each('metal', 2),
    ...each('shape', 1),
    ...collections.map((id): [string, number] => [`in=${id}`, 1]),
  ])
}

const typeOf = ({ facets }: Comparable) => facets.find((name) => name.startsWith('type=')) ?? ''
