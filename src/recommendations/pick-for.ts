import type { ProductCard } from '../catalog/listing/card-queries.ts'
import { readTerms } from '../catalog/listing/rules/search-terms.ts'
import { textOfTerms } from '../catalog/listing/search-queries.ts'
import type { Db } from '../platform/db.ts'
import { hashToken } from '../platform/digest.ts'
import { piecesFor } from './queries.ts'
import { type Reason, recommend, type Signal } from './rules.ts'

/** What is shown to a guest; `off`: they do not want it. */
export type Picked = { off: boolean; pieces: { card: ProductCard; reason: Reason }[] }

/**
 * Picks pieces for a guest by what they kept and have in the cart and by what they search for, each
 * with its reason. Computed anew each time, and nothing of it is stored. One round trip.
 *
 * @param token of the guest's cookie
 * @param search what this visit searched for last; empty: nothing
 */
export async function pickFor(db: Db, token: string, search: string): Promise<Picked> {
  const terms = textOfTerms(readTerms(search))
  const found = await piecesFor(db, { tokenHash: await hashToken(token), terms })
  const cards = new Map(found.cards.map((card) => [card.handle, card]))
  const signals = found.signals.map(
    ({ facets, collections, ...signal }): Signal => ({
      ...signal,
      facets: JSON.parse(facets),
      collections: JSON.parse(collections),
    }),
  )
  const relations = Map.groupBy(found.relations, ({ id }) => id)
  const candidates = found.candidates.flatMap(({ handle, collections, ...candidate }) => {
    const card = cards.get(handle)
    if (!card) return []
    const related = (relations.get(candidate.id) ?? []).map(({ kind, of }) => ({ kind, id: of }))
    return [{ ...candidate, card, collections: JSON.parse(collections), relations: related }]
  })
  const cardOf = new Map(candidates.map(({ id, card }) => [id, card]))
  const pieces = recommend(signals, candidates).flatMap(({ id, reason }) => {
    const card = cardOf.get(id)
    return card ? [{ card, reason }] : []
  })
  return { off: found.allowed === false, pieces }
}
