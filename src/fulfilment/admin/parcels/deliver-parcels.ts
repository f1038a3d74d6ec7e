import type { DeskContext } from '../../../orders/desk-context.ts'
import { markDelivered } from '../../mark-delivered.ts'

/**
 * Notes that parcels have arrived, one act each.
 *
 * @param told `parcels`: id and version of each, as the form showed it; `tell`: whether the shoppers
 *   get a mail
 * @returns how many it were; the rest was changed by somebody else meanwhile
 */
export async function deliverParcels(
  desk: DeskContext,
  told: { act: string; parcels: { id: string; version: number }[]; tell: boolean },
): Promise<number> {
  let delivered = 0
  for (const parcel of told.parcels) {
    const act = `${told.act}:${parcel.id}`
    const { ok } = await markDelivered(desk, { act, ...parcel, tell: told.tell })
    if (ok) delivered++
  }
  return delivered
}
