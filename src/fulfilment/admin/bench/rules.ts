import type { Facts } from '../../../catalog/facts.ts'
import { finenessOf } from '../../../catalog/rules/metals.ts'
import type { CalendarDate } from '../../../platform/calendar-date.ts'
import { isUnsent, type Stage, unsentStages, type WaitsFor } from '../../rules.ts'

export const reasonsToWait = ['stone', 'customer', 'supplier', 'other'] as const

export const kinds = ['made-to-order', 'to-engrave'] as const

/** Most pieces that are printed at once: their ids are in the address. */
export const MOST_PRINTED = 50

/** Rows of a page of the list: as many of long names as 50 KB hold. */
export const ROWS = 22

/** What the list of pieces is narrowed down to. */
export type BenchFilter = {
  /** Undefined: whatever is not ready yet. */
  stage: Stage | undefined
  /** Facet value, `18k-yellow-gold`. */
  metal: string | undefined
  waits: WaitsFor | undefined
  kind: (typeof kinds)[number] | undefined
  /** Last day on which it is due. */
  until: CalendarDate | undefined
  /** The last row of the page before. */
  after: { due: CalendarDate; id: string } | undefined
}

/** Reads the filters of an address; what it does not know is left out. */
export function readFilter(query: Record<string, string>): BenchFilter {
  const one = <T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === query[name])
  const { metal = '', until = '', after = '' } = query
  const [, due, id] = /^(\d{4}-\d\d-\d\d)_([\w.-]{1,60})$/.exec(after) ?? []
  return {
    stage: one('stage', unsentStages),
    metal: /^[\p{Ll}\p{Lo}\p{M}\p{N}.-]{1,60}$/u.test(metal) ? metal : undefined,
    waits: one('waits', reasonsToWait),
    kind: one('kind', kinds),
    until: /^\d{4}-\d\d-\d\d$/.test(until) ? until : undefined,
    after: due && id ? { due, id } : undefined,
  }
}

/** The filters as query parameters. */
export const filterQuery = ({ after, ...rest }: BenchFilter) => ({
  ...rest,
  after: after && `${after.due}_${after.id}`,
})

/** Whether a piece should have been ready before today. */
export const isLate = ({ due, stage }: { due: CalendarDate; stage: Stage }, today: CalendarDate) =>
  due < today && isUnsent(stage) && stage !== 'ready'

/** Parts of precious metal in a thousand; undefined: neither its facts nor its metal say. */
export const finenessOfFacts = ({ fineness, metal = '' }: Facts): number | undefined =>
  fineness ?? finenessOf(metal)

type ForPacket = { id: string; stage: Stage; facts: Facts }

/**
 * Whether pieces may go to the assay office in one packet: an office takes one fineness a packet
 * (Goldsmiths' Company Assay Office, "How to submit a packet").
 *
 * @returns the fineness; or why not, with the pieces of unknown fineness or all that were found
 */
export function packetOf(
  pieces: ForPacket[],
):
  | { ok: true; fineness: number }
  | { ok: false; reason: 'none' | 'done' }
  | { ok: false; reason: 'unknown'; pieces: string[] }
  | { ok: false; reason: 'mixed'; finenesses: number[] } {
  if (pieces.length === 0) return { ok: false, reason: 'none' }
  if (pieces.some(({ stage }) => stage !== 'to-make' && stage !== 'on-the-bench'))
    return { ok: false, reason: 'done' }
  const unknown = pieces.filter(({ facts }) => finenessOfFacts(facts) === undefined)
  if (unknown.length > 0)
    return { ok: false, reason: 'unknown', pieces: unknown.map(({ id }) => id) }
  const finenesses = [...new Set(pieces.map(({ facts }) => finenessOfFacts(facts) ?? 0))]
  const [fineness = 0] = finenesses
  return finenesses.length > 1
    ? { ok: false, reason: 'mixed', finenesses: finenesses.toSorted((a, b) => b - a) }
    : { ok: true, fineness }
}

/** What a packet is called: `261126-9F3A2C`. The same act always makes the same. */
export const packetNumber = (today: CalendarDate, act: string): string =>
  `${today.replaceAll('-', '').slice(2)}-${act.slice(0, 6).toUpperCase()}`

/** Weight of pieces together, in grams, and of how many it is not known. */
export function weightOf(pieces: { facts: Facts }[]): { grams: number; unknown: number } {
  const known = pieces.flatMap(({ facts }) => facts.weightGrams ?? [])
  const grams = Math.round(known.reduce((sum, weight) => sum + weight, 0) * 100) / 100
  return { grams, unknown: pieces.length - known.length }
}

/**
 * Groups pieces by what they want, so that it is bought together; sizes in their order:
 * `sapphire 5 mm` before `sapphire 12 mm`.
 */
export function byWanted<P extends { waitsFor: WaitsFor | null; wanted: string }>(
  pieces: P[],
): { waitsFor: WaitsFor; wanted: string; pieces: P[] }[] {
  const groups = new Map<string, { waitsFor: WaitsFor; wanted: string; pieces: P[] }>()
  for (const piece of pieces) {
    if (!piece.waitsFor) continue
    const wanted = piece.wanted.trim().replace(/\s+/g, ' ')
    const key = `${piece.waitsFor} ${wanted.toLowerCase()}`
    const group = groups.get(key) ?? { waitsFor: piece.waitsFor, wanted, pieces: [] }
    group.pieces.push(piece)
    groups.set(key, group)
  }
  const order = new Intl.Collator('en', { numeric: true })
  return [...groups].toSorted(([a], [b]) => order.compare(a, b)).map(([, group]) => group)
}
