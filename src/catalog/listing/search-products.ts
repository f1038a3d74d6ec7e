import type { Db } from '../../platform/db.ts'
import { type ListRequest, searchPage, searchSuggestions } from './list-queries.ts'
import { arrangeCounts } from './rules/counts.ts'
import { readTerms, type Term } from './rules/search-terms.ts'
import { corrections } from './rules/typos.ts'

/**
 * One page of search results, or null without search terms. One round trip; a second one only if
 * nothing was found and similarly spelled words would find something.
 *
 * @returns `corrected`: what was searched for instead. `known`: the terms that match something in
 *   the shop
 */
export async function searchProducts(db: Db, q: string, request: ListRequest) {
  const terms = readTerms(q)
  if (terms.length === 0) return null
  const { unknown, ...found } = await searchPage(db, terms, request)
  const counts = arrangeCounts(found.counts, request.choice)
  const better = counts.all === 0 ? correct(terms, unknown) : null
  const known = terms.filter((_, at) => !unknown.some(({ term }) => term === at))
  if (!better) return { cards: found.cards, counts, known, corrected: null }
  const again = await searchPage(db, better.terms, request)
  return {
    cards: again.cards,
    counts: arrangeCounts(again.counts, request.choice),
    known: better.terms,
    corrected: better.text,
  }
}

/** Suggestions while a search is typed. Round trips as in `searchProducts`. */
export async function suggest(db: Db, q: string) {
  const terms = readTerms(q)
  if (terms.length === 0) return { products: [], collections: [] }
  const found = await searchSuggestions(db, terms)
  const nothing = found.products.length + found.collections.length === 0
  const better = nothing ? correct(terms, found.unknown) : null
  return better ? searchSuggestions(db, better.terms) : found
}

/** The terms with the unknown ones corrected, also as text; null if there is nothing to correct. */
function correct(terms: Term[], unknown: { term: number; word: string | null }[]) {
  const meant = terms.map(({ typed: [typed] }, at) =>
    corrections(
      typed,
      unknown.flatMap(({ term, word }) => (term === at && word !== null ? [word] : [])),
    ),
  )
  if (meant.every((words) => words.length === 0)) return null
  return {
    terms: terms.map((term, at): Term => {
      const [first, ...more] = meant[at] ?? []
      return first === undefined ? term : { typed: [first, ...more], means: [] }
    }),
    text: terms.map(({ typed: [typed] }, at) => meant[at]?.[0] ?? typed).join(' '),
  }
}
