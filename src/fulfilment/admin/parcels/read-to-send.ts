import type { Config } from '../../../platform/config.ts'
import type { OrderToSendRow, UnitRow } from './queries.ts'
import { groupUnits, openRecipient, type UnitGroup } from './read-parcels.ts'

/** A paid order with units that can be sent. */
export type OrderToSend = Omit<OrderToSendRow, 'contact' | 'corrected'> & {
  name: string
  late: boolean
  ready: UnitGroup[]
  notYet: UnitGroup[]
}

/** @param today calendar date at the workshop */
export const openOrdersToSend = (
  config: Config,
  orders: OrderToSendRow[],
  units: UnitRow[],
  today: string,
): Promise<OrderToSend[]> =>
  Promise.all(
    orders.map(async ({ contact, corrected, ...order }) => {
      const { address } = await openRecipient(config, { ...order, contact, corrected })
      const groups = await groupUnits(
        config,
        units.filter(({ orderId }) => orderId === order.orderId),
      )
      return {
        ...order,
        name: address.name,
        late: order.promised < today,
        ready: groups.filter(({ stage, shipmentId }) => stage === 'ready' && !shipmentId),
        notYet: groups.filter(({ stage }) => inTheWorkshop.includes(stage)),
      }
    }),
  )

const inTheWorkshop = ['to-make', 'on-the-bench', 'at-the-assay-office']
