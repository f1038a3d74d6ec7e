import { foldForSearch } from '../catalog/listing/rules/fold-for-search.ts'
import { belongs } from '../catalog/rules/collections.ts'
import { foldHandle } from '../catalog/rules/handle.ts'
import type { ListedCollection } from './collections-file.ts'
import type { Finding } from './findings.ts'
import type { PresentProduct } from './present.ts'
import { type CollectionRecord, collectionId, type Member } from './records.ts'

/** Collections in the two files. */
export type NamedCollections = {
  /**
   * Titles of the collections that the CSV names for a product, by product id; null if the file has
   * no such column.
   */
  named: Map<string, string[]> | null
  /** Null without a collections file: collections stay as they are. */
  listed: ListedCollection[] | null
}

/** A collection after the import, and its products according to the files. */
export type PlacedCollection = {
  collection: CollectionRecord
  /** Handles in order from the collections file; null if it does not list them. */
  listed: string[] | null
  /** Ids of products that name it in the CSV; null if the CSV has no such column. */
  named: string[] | null
}

/**
 * All collections after the import: those of the collections file, new ones named in the CSV, and
 * existing ones.
 */
export function placeCollections(
  present: CollectionRecord[],
  { listed, named }: NamedCollections,
  findings: Finding[],
): PlacedCollection[] {
  const placed = new Map<string, PlacedCollection>()
  const place = (collection: CollectionRecord, products: string[] | null) =>
    placed.set(collection.id, { collection, listed: products, named: named && [] })
  for (const collection of present) place(collection, null)
  for (const [position, entry] of (listed ?? []).entries()) {
    const { handle, title, description, rule, products } = entry
    const id = present.find((known) => known.handle === handle)?.id ?? collectionId(handle)
    place({ id, handle, title, descriptionHtml: description, rule, position }, products)
  }
  for (const [productId, titles] of named ?? [])
    for (const title of titles) {
      const found = findByTitle([...placed.values()], title)
      if (found?.collection.rule) findings.push(chosenByRule(title))
      else if (found) found.named?.push(productId)
      else {
        const collection = handMade(title, placed.size)
        placed.set(collection.id, { collection, listed: null, named: [productId] })
      }
    }
  return [...placed.values()]
}

/**
 * Which products are in which collection. By rule: every product that matches it. By hand: those
 * that the collections file lists, in its order, then those that the CSV names. Without a list,
 * existing members stay, unless the CSV has the column and now names another collection for the
 * product. Members keep their positions.
 */
export function assignMembers(
  placed: PlacedCollection[],
  present: Member[],
  products: PresentProduct[],
  inFile: Set<string>,
  findings: Finding[],
): Member[] {
  const idOf = new Map(products.map(({ id, handle }) => [handle, id]))
  const presentOf = Map.groupBy(present, (member) => member.collectionId)
  return placed.flatMap(({ collection, listed, named }) => {
    const { id, rule, handle } = collection
    const before = (presentOf.get(id) ?? []).toSorted((a, b) => a.position - b.position)
    if (listed) {
      const ids = listed.flatMap((product) => {
        const found = idOf.get(product)
        if (!found) findings.push(unknownProduct(handle, product))
        return found ?? []
      })
      const all = new Set([...ids, ...(named ?? [])])
      return [...all].map((productId, position) => ({ collectionId: id, productId, position }))
    }
    const wanted = rule
      ? products.filter((product) => belongs(rule, product)).map((product) => product.id)
      : [
          ...before
            .map(({ productId }) => productId)
            .filter((productId) => !named || !inFile.has(productId)),
          ...(named ?? []),
        ]
    return keepPositions(id, before, new Set(wanted))
  })
}

function keepPositions(id: string, before: Member[], wanted: Set<string>): Member[] {
  const kept = before.filter(({ productId }) => wanted.has(productId))
  const has = new Set(kept.map(({ productId }) => productId))
  const next = (kept.at(-1)?.position ?? -1) + 1
  const fresh = [...wanted].filter((productId) => !has.has(productId))
  return [
    ...kept,
    ...fresh.map((productId, index) => ({ collectionId: id, productId, position: next + index })),
  ]
}

function findByTitle(placed: PlacedCollection[], title: string): PlacedCollection | undefined {
  const same = (collection: CollectionRecord) =>
    collection.title.toLowerCase() === title.toLowerCase() || collection.handle === slug(title)
  return placed.find(({ collection }) => same(collection))
}

function handMade(title: string, position: number): CollectionRecord {
  const handle = slug(title)
  return { id: collectionId(handle), handle, title, descriptionHtml: '', rule: null, position }
}

const slug = (title: string) => foldHandle(foldForSearch(title).replace(/[ .]+/g, '-'))

const chosenByRule = (title: string): Finding => ({
  level: 'warning',
  line: null,
  field: 'Collection',
  message: `"${title}" chooses its products by rule, so products that name it are not added.`,
})

const unknownProduct = (collection: string, product: string): Finding => ({
  level: 'error',
  line: null,
  field: `collections.${collection}.products`,
  message: `"${product}" is neither in the file nor in the shop. Correct the handle, or remove it.`,
})
