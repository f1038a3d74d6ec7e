import { metalTone } from '../catalog/rules/metals.ts'
import type { Minor } from '../platform/money.ts'

/** What is compared of a product. */
type Traits = {
  /** Id of the product. */
  id: string
  /** Names of its facet values, `metal=18k-yellow-gold`: of a chosen variant its own alone. */
  facets: string[]
  collections: string[]
  price: Minor
}

/** A piece that the visitor kept or put into the cart. */
export type Signal = Traits & { from: 'kept' | 'cart'; title: string }

/** How the catalogue relates a candidate to a product, by that product's id. */
type Relation = { kind: 'bought-together' | 'goes-with' | 'similar'; id: string }

/** A piece that can be had now and may be recommended. */
export type Candidate = Traits & {
  relations: Relation[]
  /** How many of the words that the visitor searched for find it. */
  found: number
}

/** Why a piece is shown: one piece of the visitor's, or the search. */
export type Reason =
  | { because: 'kept' | 'cart' | 'goes-with' | 'bought-together'; title: string }
  | { because: 'searched' }

/** The pages with pieces for a guest; `search`: where nothing was found. */
export const places = ['home', 'cart', 'kept', 'search'] as const
export type Place = (typeof places)[number]

/** Number of pieces that are shown at most. */
const SHOWN = 8
/** Of one type, while there are others: nobody who kept a ring wants to see eight. */
const OF_ONE_TYPE = 4

/**
 * The pieces to show, best first, each with its strongest reason. A piece gains from each of the
 * visitor's pieces by what they share: what several of them share so counts several times, and is
 * the visitor's taste.
 *
 * @param signals the visitor's pieces, newest first
 */
export function recommend(
  signals: Signal[],
  candidates: Candidate[],
): { id: string; reason: Reason }[] {
  const mine = new Set(signals.map(({ id }) => id))
  const scored = candidates
    .filter(({ id }) => !mine.has(id))
    .map((candidate) => scoreOf(candidate, signals))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  return varied(scored).map(({ id, reason }) => ({ id, reason }))
}

type Scored = { id: string; type: string; score: number; reason: Reason }

function scoreOf(candidate: Candidate, signals: Signal[]): Scored {
  const { id, found, relations } = candidate
  let score = found * weights.found
  let strongest = score
  let reason: Reason = { because: 'searched' }
  for (const signal of signals) {
    const kinds = relations.flatMap((relation) => (relation.id === signal.id ? relation.kind : []))
    const gain = nearness(candidate, signal) + kinds.reduce((sum, kind) => sum + weights[kind], 0)
    score += gain
    if (gain <= strongest) continue
    strongest = gain
    reason = { because: becauseOf(signal, kinds), title: signal.title }
  }
  return { id, type: typeOf(candidate), score, reason }
}

function becauseOf(signal: Signal, kinds: Relation['kind'][]) {
  if (kinds.includes('bought-together')) return 'bought-together'
  return kinds.includes('goes-with') && signal.from === 'cart' ? 'goes-with' : signal.from
}

/** What a shared trait counts, and what a relation of the catalogue. */
const weights = {
  stone: 3,
  metal: 0.5,
  tone: 1.5,
  shape: 1,
  type: 0.5,
  collection: 2,
  price: 1.5,
  similar: 1,
  'goes-with': 1,
  'bought-together': 2,
  found: 4,
}

/** By how much a candidate is like a piece. */
function nearness(candidate: Candidate, signal: Signal): number {
  const shared = (facet: 'stone' | 'metal' | 'shape' | 'type') =>
    weights[facet] * overlap(valuesOf(candidate, facet), valuesOf(signal, facet))
  return (
    shared('stone') +
    shared('metal') +
    weights.tone * overlap(tonesOf(candidate), tonesOf(signal)) +
    shared('shape') +
    shared('type') +
    weights.collection * overlap(candidate.collections, signal.collections) +
    weights.price * closeness(candidate.price, signal.price)
  )
}

const valuesOf = ({ facets }: Traits, facet: string) =>
  facets.filter((name) => name.startsWith(`${facet}=`))

/** The colours of its metals: whoever wears yellow gold looks at each karat of it. */
const tonesOf = (traits: Traits) => [
  ...new Set(
    valuesOf(traits, 'metal').flatMap((name) => metalTone(name.replaceAll('-', ' ')) ?? []),
  ),
]

const typeOf = (traits: Traits) => valuesOf(traits, 'type')[0] ?? ''

/** What two lists share, from 0 to 1. */
function overlap(some: string[], others: string[]): number {
  const shared = some.filter((each) => others.includes(each)).length
  return shared === 0 ? 0 : shared / Math.sqrt(some.length * others.length)
}

/** From 1 for the same price to 0 for four times as much, or a quarter. */
const closeness = (one: Minor, other: Minor) =>
  Math.max(0, 1 - Math.abs(Math.log((one + 1) / (other + 1))) / Math.log(4))

/** The best ones, of each type only so many while others are left. */
function varied(best: Scored[]): Scored[] {
  const chosen: Scored[] = []
  const late: Scored[] = []
  for (const each of best) {
    const same = chosen.filter(({ type }) => type === each.type).length
    if (chosen.length < SHOWN) (same < OF_ONE_TYPE ? chosen : late).push(each)
  }
  return [...chosen, ...late].slice(0, SHOWN)
}
