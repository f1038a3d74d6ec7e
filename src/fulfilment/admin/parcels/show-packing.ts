import type { Config } from '../../../platform/config.ts'
import { carriersTo, handedOver, otherCarrier } from '../../carriers/shop-carriers.ts'
import { type PackingRow, problemsOf, type RowProblem } from './packing-form.ts'
import type { Parcel } from './read-parcels.ts'
import { whyInsured } from './rules.ts'
import { parcelWords } from './words.ts'

/** A row of the packing table as it is shown. */
export type ShownRow = {
  parcel: Parcel
  typed: PackingRow
  problems: RowProblem[]
  /** Carriers to choose from; `showAll` stands for the rest. */
  carriers: { id: string; name: string }[]
  safe: ReturnType<typeof whyInsured>
  /** Whether the link is typed, because the shop does not know the carrier's. */
  ownLink: boolean
}

/** Carriers to which countries, the newest first: `carriersLastUsed`. */
export type LastUsed = { country: string; carrier: string | null }[]

/** What is chosen to see every carrier of the shop in a row. */
const showAll = 'more'

/** Carriers of a row before somebody asks for all: many rows with all of them are a long page. */
const FEW = 3

/**
 * A parcel as a row of the table.
 *
 * @param given `typed`: what was typed, if anything; `refused`: why it was not sent, if that was tried
 * @param every whether all carriers are to be chosen from
 */
export function showRow(
  config: Config,
  parcel: Parcel,
  {
    lastUsed,
    typed,
    refused,
  }: { lastUsed: LastUsed; typed: PackingRow | undefined; refused: RowProblem[] | undefined },
  every = false,
): ShownRow {
  const safe = whyInsured(config.DELIVERY, parcel)
  const all = carriersFor(config, parcel.country, lastUsed)
  const row = typed ?? {
    ...{ id: parcel.id, version: parcel.version, send: true, carrier: all[0] ?? '' },
    ...{ number: '', link: '', insured: safe !== null, signature: safe !== null, keep: false },
  }
  const wantsAll = row.carrier === showAll
  const carrier = wantsAll ? '' : row.carrier
  const few = every || wantsAll || all.length <= FEW + 1 ? all : all.slice(0, FEW)
  const shown = carrier && !few.includes(carrier) && all.includes(carrier) ? [...few, carrier] : few
  const words = parcelWords().packing
  const problems = refused ?? (typed?.send && !wantsAll ? problemsOf(config, typed, parcel) : [])
  // Who was told that it has changed has seen it as it is now; nobody else has.
  const isTold = problems.some(({ reason }) => reason === 'changed-meanwhile')
  return {
    parcel,
    typed: { ...row, carrier, version: isTold ? parcel.version : row.version },
    problems,
    carriers: [
      ...shown.map((id) => ({ id, name: carrierName(config, id) })),
      ...(shown.length < all.length ? [{ id: showAll, name: words.moreCarriers }] : []),
    ],
    safe,
    ownLink: carrier === otherCarrier,
  }
}

/** Ids of the shop's carriers to a country: first those that went there last. */
function carriersFor(config: Config, country: string, lastUsed: LastUsed): string[] {
  const known = carriersTo(config, country).map(({ id }) => id)
  const used = lastUsed.flatMap((each) =>
    each.country === country && each.carrier && known.includes(each.carrier) ? each.carrier : [],
  )
  return [...new Set([...used, ...known])]
}

/** What a carrier is called; its id where the shop does not use it any more. */
export function carrierName(config: Config, id: string): string {
  if (id === handedOver) return parcelWords().packing.handedOver
  if (id === otherCarrier) return parcelWords().packing.other
  return carriersTo(config, '').find((each) => each.id === id)?.name ?? id
}
