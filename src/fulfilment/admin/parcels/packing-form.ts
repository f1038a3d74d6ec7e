import type { Config } from '../../../platform/config.ts'
import { checkNumber, isWebAddress } from '../../carriers/numbers.ts'
import { carrierOf } from '../../carriers/shop-carriers.ts'
import type { Parcel } from './read-parcels.ts'
import { whyInsured } from './rules.ts'

/** A row of the packing table as it was typed; `id` and `version` of the parcel. */
export type PackingRow = {
  id: string
  version: number
  send: boolean
  carrier: string
  number: string
  link: string
  insured: boolean
  signature: boolean
  /** Whether a number that looks wrong, or none, is kept. */
  keep: boolean
}

/** What is wrong with a row. */
export type RowProblem =
  | { field: 'carrier'; reason: 'carrier' }
  | { field: 'number'; reason: 'looksWrong' | 'noNumber' | 'numberMissing' | 'number-used' }
  | { field: 'link'; reason: 'link' }
  | { field: 'safety'; reason: 'insured' | 'signature' }
  | { field: 'row'; reason: 'not-paid' | 'changed-meanwhile' }

/** Names of the fields of a row; short, because a page may have fifty rows. */
export const rowFields = (at: number) => ({
  parcel: `p${at}`,
  send: `x${at}`,
  carrier: `c${at}`,
  number: `n${at}`,
  link: `l${at}`,
  insured: `i${at}`,
  signature: `s${at}`,
  keep: `k${at}`,
})

/** Reads the rows of a posted table; a row whose parcel cannot be read is left out. */
export function readRows(form: Record<string, string>, most: number): PackingRow[] {
  const rows: PackingRow[] = []
  for (let at = 0; at < most; at++) {
    const names = rowFields(at)
    const [, id, version] = /^([0-9a-f-]{36})\.([1-9]\d{0,8})$/.exec(form[names.parcel] ?? '') ?? []
    if (!id || !version) continue
    rows.push({
      id,
      version: Number(version),
      send: form[names.send] !== undefined,
      carrier: form[names.carrier] ?? '',
      number: (form[names.number] ?? '').trim().slice(0, MOST_TYPED),
      link: (form[names.link] ?? '').trim(),
      insured: form[names.insured] !== undefined,
      signature: form[names.signature] !== undefined,
      keep: form[names.keep] !== undefined,
    })
  }
  return rows
}

/** Longer is no carrier's number. */
const MOST_TYPED = 60

/** Why a row cannot be sent as it was typed; empty: it can. */
export function problemsOf(
  config: Config,
  row: PackingRow,
  parcel: Pick<Parcel, 'country' | 'deliveryMethod' | 'value' | 'version'>,
): RowProblem[] {
  const problems: RowProblem[] = []
  const carrier = carrierOf(config, row.carrier)
  const safe = whyInsured(config.DELIVERY, parcel)
  // Its address may be another one than that on the label.
  if (row.version !== parcel.version) problems.push({ field: 'row', reason: 'changed-meanwhile' })
  if (!carrier) problems.push({ field: 'carrier', reason: 'carrier' })
  else if (row.number === '') {
    if (safe) problems.push({ field: 'number', reason: 'numberMissing' })
    else if (!row.keep) problems.push({ field: 'number', reason: 'noNumber' })
  } else if (!row.keep && !checkNumber(carrier, row.number).ok)
    problems.push({ field: 'number', reason: 'looksWrong' })
  // A carrier without a page of its own has the link that was typed, which shoppers follow.
  if (carrier && !carrier.link && row.link && !isWebAddress(row.link))
    problems.push({ field: 'link', reason: 'link' })
  if (safe && !row.insured) problems.push({ field: 'safety', reason: 'insured' })
  if (safe && !row.signature) problems.push({ field: 'safety', reason: 'signature' })
  return problems
}

/** Whether a problem goes away when the number is kept as it is. */
export const mayBeKept = ({ reason }: RowProblem): boolean =>
  reason === 'looksWrong' || reason === 'noNumber'
