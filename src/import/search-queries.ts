import { and, eq, inArray, isNotNull, ne, notInArray, type SQLWrapper, sql } from 'drizzle-orm'
import { isCorrectable, remainsOf } from '../catalog/listing/rules/typos.ts'
import {
  collectionWords,
  facetValues,
  products,
  productWords,
  relatedProducts,
  wordRemains,
} from '../catalog/tables.ts'
import { inChunks, inGroups } from './in-chunks.ts'
import type { Plan, RelatedList } from './plan.ts'
import type { ProductRecord } from './records.ts'
import { asInserted, builder } from './written-queries.ts'

/** Words of collections, and related products in the form of `Present`. */
export const presentSearchRows = [
  builder.select().from(collectionWords),
  builder
    .select({
      list: sql`${relatedProducts.productId} || ' ' || ${relatedProducts.kind}`.as('list'),
      others:
        sql`group_concat(${relatedProducts.otherId}, ' ' order by ${relatedProducts.rank})`.as(
          'others',
        ),
    })
    .from(relatedProducts)
    .where(ne(relatedProducts.kind, 'bought-together'))
    .groupBy(relatedProducts.productId, relatedProducts.kind),
]

/**
 * Statements that write what products are found by: words, labels of facet values, related
 * products.
 */
export function* searchStatements(plan: Plan): Generator<SQLWrapper> {
  const spelled = new Set(plan.collectionWordsIn.map(([, word]) => word))
  const labels = new Map<string, string | null>()
  const wordsOf = ({ id, words, facetValues: values }: ProductRecord) => {
    for (const { word } of words) spelled.add(word)
    for (const { name, label } of values) labels.set(name, label)
    return [id, words.map(({ word, weight }) => [word, weight])]
  }
  yield* inChunks(Iterator.from(plan.added).map(wordsOf)).map(writeWords)
  for (const group of inGroups(plan.changed)) {
    const ids = group.map(({ id }) => id)
    yield builder.delete(productWords).where(inArray(productWords.productId, ids))
    yield* inChunks(group.map(wordsOf)).map(writeWords)
  }
  const named = [...labels].flatMap(([name, label]) => (label === null ? [] : [{ name, label }]))
  const fresh = spelled.size > 0 || named.length > 0 || plan.collectionWordsOut.length > 0
  yield* plan.collectionWordsOut.map(([id, word]) =>
    builder
      .delete(collectionWords)
      .where(and(eq(collectionWords.collectionId, id), eq(collectionWords.word, word))),
  )
  yield* inChunks(
    plan.collectionWordsIn.map(([collectionId, word]) => ({ collectionId, word })),
  ).map((rows) => builder.insert(collectionWords).values(rows).onConflictDoNothing())
  yield* writeRemains([...spelled].filter(isCorrectable))
  yield* inChunks(named).map((rows) =>
    builder
      .insert(facetValues)
      .values(rows)
      .onConflictDoUpdate({ target: facetValues.name, set: asInserted(facetValues, ['name']) }),
  )
  if (fresh) yield* deleteUnused
  yield* inChunks(plan.related).flatMap(writeRelated)
}

// Words and remains are passed as JSON: as rows they would be several times as long, and slow for
// drizzle to write.
const writeWords = (products: unknown[]) =>
  builder
    .insert(productWords)
    .select(
      sql`select each.value ->> 0, word.value ->> 0, word.value ->> 1
        from json_each(${JSON.stringify(products)}) each, json_each(each.value -> 1) word where true`,
    )
    .onConflictDoUpdate({
      target: [productWords.productId, productWords.word],
      set: asInserted(productWords, ['productId', 'word']),
    })

const writeRemains = (words: string[]) =>
  inChunks(words.values().map((word) => [word, remainsOf(word)] as const)).map((chunk) =>
    builder
      .insert(wordRemains)
      .select(
        sql`select rest.value, each.key from json_each(${JSON.stringify(Object.fromEntries(chunk))}) each,
          json_each(each.value) rest where true`,
      )
      .onConflictDoNothing(),
  )

const wordsInUse = sql`(select ${productWords.word} from ${productWords}
  union select ${collectionWords.word} from ${collectionWords})`
const namesInUse = sql`(select value from ${products}, json_each(${products.allFacets}))`

/** Deletes words and values that no product has any more: a correction must not lead to nothing. */
const deleteUnused = [
  builder.delete(wordRemains).where(notInArray(wordRemains.word, wordsInUse)),
  builder
    .delete(facetValues)
    .where(and(isNotNull(facetValues.name), notInArray(facetValues.name, namesInUse))),
]

function writeRelated(lists: RelatedList[]) {
  const rows = lists.flatMap(({ productId, kind, others }) =>
    others.map((otherId, rank) => ({ productId, kind, rank, otherId })),
  )
  const gone = (kind: RelatedList['kind']) =>
    builder.delete(relatedProducts).where(
      and(
        eq(relatedProducts.kind, kind),
        inArray(
          relatedProducts.productId,
          lists.filter((list) => list.kind === kind).map(({ productId }) => productId),
        ),
      ),
    )
  return [
    gone('similar'),
    gone('goes-with'),
    ...inChunks(rows).map((chunk) => builder.insert(relatedProducts).values(chunk)),
  ]
}
