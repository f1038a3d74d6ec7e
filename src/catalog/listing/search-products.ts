import type { Db } from '../../platform/db.ts'
import { type Asked, searchPage, searchSuggestions } from './list-queries.ts'
import { arrangeCounts } from './rules/counts.ts'
import { readTerms, type Term } from './rules/search-terms.ts'
import { corrections } from './rules/typos.ts'

/**
 * One page of what a search finds, or null where it asks for nothing. One round trip; a second one
 * only where nothing at all was found and words of similar spelling would find something.
 *
 * @returns `corrected`: what was searched for instead. `known`: the terms that something in the
 *   shop has
 */
export async function searchProducts(db: Db, q: string, asked: Asked) {
  const terms = readTerms(q)
  if (terms.length === 0) return null
  const { unknown, ...found } = await searchPage(db, terms, asked)
  const counts = arrangeCounts(found.counts, asked.choice)
  const better = counts.all === 0 ? correct(terms, unknown) : null
  const known = terms.filter((_, at) => !unknown.some(({ term }) => term === at))
  if (!better) return { cards: found.cards, counts, known, corrected: null }
  const again = await searchPage(db, better.terms, asked)
  return {
    cards: again.cards,
    counts: arrangeCounts(again.counts, asked.choice),
    known: better.terms,
    corrected: better.text,
  }
}

/** What a search that is being typed may lead to. Round trips as in `searchProducts`. */
export async function suggest(db: Db, q: string) {
  const terms = readTerms(q)
  if (terms.length === 0) return { pieces: [], collections: [] }
  const found = await searchSuggestions(db, terms)
  const nothing = found.pieces.length + found.collections.length === 0
  const better = nothing ? correct(terms, found.unknown) : null
  return better ? searchSuggestions(db, better.terms) : found
}

/**
 * The terms with what the unknown ones may mean, and as text; null where nothing is to be
 * corrected.
 */
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
