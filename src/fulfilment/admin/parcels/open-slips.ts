import type { Config } from '../../../platform/config.ts'
import type { Stage } from '../../rules.ts'
import type { ParcelRow, UnitRow } from './queries.ts'
import { groupUnits, openParcels, type Parcel, type UnitGroup } from './read-parcels.ts'

/** A parcel with what is in it, and what else there is of its order. */
export type Slip = {
  parcel: Parcel
  inIt: UnitGroup[]
  /** Not sent yet. */
  follows: UnitGroup[]
  /** Sent in other parcels. */
  sent: UnitGroup[]
}

/** @param units of the orders of these parcels, all of them */
export async function openSlips(
  config: Config,
  rows: ParcelRow[],
  units: UnitRow[],
): Promise<Slip[]> {
  const parcels = await openParcels(config, rows)
  return Promise.all(
    parcels.map(async (parcel) => {
      const ofOrder = units.filter(({ orderId }) => orderId === parcel.orderId)
      const groups = await groupUnits(config, ofOrder)
      const others = groups.filter(({ shipmentId }) => shipmentId !== parcel.id)
      return {
        parcel,
        inIt: groups.filter(({ shipmentId }) => shipmentId === parcel.id),
        follows: others.filter(({ stage }) => toCome.includes(stage)),
        sent: others.filter(({ stage }) => stage === 'sent' || stage === 'delivered'),
      }
    }),
  )
}

const toCome: Stage[] = ['to-make', 'on-the-bench', 'at-the-assay-office', 'ready']
