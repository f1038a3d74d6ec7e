import { lineWords } from '../../../catalog/line-words.ts'
import { engravingFrom } from '../../../engraving/rules.ts'
import { type Address, type Contact, unsealContact } from '../../../orders/contact.ts'
import type { Config } from '../../../platform/config.ts'
import { type Place, type Sealed, unseal } from '../../../platform/sealing.ts'
import type { Stage } from '../../rules.ts'
import type { ParcelRow, UnitRow } from './queries.ts'

/** Units of one order line that are equally far, as they are shown. */
export type UnitGroup = ReturnType<typeof lineWords> & {
  pieceIds: string[]
  /** Of one unit. */
  grams: number
  stage: Stage
  due: string
  /** The live parcel they are in. */
  shipmentId: string | null
}

/** A parcel with whom it goes to. Never put it into a log, a URL or a cached page. */
export type Parcel = Awaited<ReturnType<typeof openParcels>>[number]

/** Whom an order goes to, and to which address: the corrected one before the one typed. */
export async function openRecipient(
  config: Config,
  row: { orderId: string; contact: Sealed; corrected: Sealed | null },
): Promise<{ contact: Contact; address: Address }> {
  const contact = await unsealContact(config, row.orderId, row.contact)
  const corrected = await openOr(config, `order_corrections.address:${row.orderId}`, row.corrected)
  return { contact, address: corrected === null ? contact.address : JSON.parse(corrected) }
}

/** Opens parcels. `address`: where each goes as things are now, or went. */
export const openParcels = (config: Config, rows: ParcelRow[]) =>
  Promise.all(
    rows.map(async ({ corrected, ...row }) => {
      const { contact, address } = await openRecipient(config, { ...row, corrected })
      const open = (column: 'number' | 'link' | 'address') =>
        openOr(config, `shipments.${column}:${row.id}`, row[column])
      const sentTo = await open('address')
      return {
        ...row,
        contact,
        address: sentTo === null ? address : (JSON.parse(sentTo) as Address),
        number: await open('number'),
        link: await open('link'),
      }
    }),
  )

const openOr = async (config: Config, place: Place, sealed: Sealed | null) =>
  sealed === null ? null : unseal(config.sealingKeys, place, sealed)

/** Units as they are shown: those of a line together that are in the same parcel and stage. */
export async function groupUnits(config: Config, units: UnitRow[]): Promise<UnitGroup[]> {
  const groups = new Map<string, UnitRow[]>()
  for (const unit of units) {
    const key = [unit.lineId, unit.stage, unit.shipmentId, unit.due].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), unit])
  }
  return Promise.all(
    [...groups.values()].map(async ([unit, ...others]) => {
      const { stage, due, shipmentId, grams } = unit as UnitRow
      const members = [unit as UnitRow, ...others]
      return {
        ...(await unitWords(config, unit as UnitRow, members.length)),
        ...{ stage, due, shipmentId, grams, pieceIds: members.map(({ pieceId }) => pieceId) },
      }
    }),
  )
}

async function unitWords(config: Config, unit: UnitRow, quantity: number) {
  const place = `order_lines.personalization:${unit.lineId}` as const
  const text = await openOr(config, place, unit.personalization)
  const engraving = text === null ? null : engravingFrom(text)
  return lineWords({ ...unit, quantity, engraving, engraved: unit.personalization !== null })
}
