import type { Db } from '../../platform/db.ts'
import { type ListRequest, searchPage, searchSuggestions } from './list-queries.ts'
import { arrangeCounts } from './rules/counts.ts'
import { textOf } from './rules/pairs.ts'
import { readTerms, type Term } from './rules/search-terms.ts'
import { corrections, formsOf } from './rules/typos.ts'

/**
 * One page of search results, or null without search terms. One round trip; a second one only if
 * nothing was found and similarly spelled words would find something.
 *
 * @returns `corrected`: what was searched for instead, if that found something. `known`: the terms
 *   that match something in the shop. `sayable`: what was searched for, as it may be recorded: empty
 *   with two words or more that are not the shop's, which may be somebody's name
 */
export async function searchProducts(db: Db, q: string, request: ListRequest) {
  const terms = readTerms(q)
  if (terms.length === 0) return null
  const { unknown, ...found } = await searchPage(db, terms, request)
  const counts = arrangeCounts(found.counts, request.choice)
  const better = counts.all === 0 ? correct(terms, unknown) : null
  const known = terms.filter(
    (_, at) => !unknown.some(({ term, word }) => term === at && word === null),
  )
  const sayable = terms.length - known.length > 1 ? '' : q
  if (!better) return { cards: found.cards, counts, known, sayable, corrected: null }
  const again = await searchPage(db, better.terms, request)
  const countsAgain = arrangeCounts(again.counts, request.choice)
  const corrected = countsAgain.all > 0 ? better.text : null
  return {
    cards: again.cards,
    counts: countsAgain,
    known: better.terms,
    sayable: corrected ?? sayable,
    corrected,
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

type Unknown = { term: number; word: string | null }[]

/**
 * The terms with the unknown ones corrected, and two that are one word of the shop as that word;
 * also as text. Null if there is nothing to correct.
 */
function correct(terms: Term[], unknown: Unknown) {
  const better: Term[] = []
  let changed = false
  for (let at = 0; at < terms.length; at++) {
    const [term, next] = [terms[at], terms[at + 1]]
    if (!term) continue
    const candidates = unknown.flatMap(({ term, word }) => (term === at && word ? [word] : []))
    const both = next && term.typed[0] + next.typed[0]
    const joined = both !== undefined && candidates.includes(both)
    const meant = joined ? [both] : corrections(formsOf(term.typed), candidates)
    better.push(...(meant.length > 0 ? termsMeant(meant) : [term]))
    changed ||= meant.length > 0
    if (joined) at++
  }
  return changed ? { terms: better, text: textOf(better.map(({ typed: [word] }) => word)) } : null
}

/** Either of several words, or both of two that were written as one. */
function termsMeant(meant: string[]): Term[] {
  const [first = '', ...more] = meant
  if (!first.includes(' ')) return [{ typed: [first, ...more], means: [] }]
  return first.split(' ').map((word) => ({ typed: [word], means: [] }))
}
