import type { Address } from '../orders/contact.ts'
import type { Config } from '../platform/config.ts'
import { unseal } from '../platform/sealing.ts'
import type { ShipmentRow } from './shipment-queries.ts'

/**
 * Parcels with everything opened that was sealed: number, link and address. Never put one into a
 * log, a URL or a cached page.
 */
export const openShipments = <Row extends ShipmentRow>(config: Config, rows: Row[]) =>
  Promise.all(
    rows.map(async (row) => {
      const open = async (column: 'number' | 'link' | 'address') => {
        const sealed = row[column]
        return sealed && unseal(config.sealingKeys, `shipments.${column}:${row.id}`, sealed)
      }
      const address = await open('address')
      return {
        ...row,
        number: (await open('number')) as string | null,
        link: (await open('link')) as string | null,
        address: address === null ? null : (JSON.parse(address) as Address),
      }
    }),
  )

export type Shipment = Awaited<ReturnType<typeof openShipments<ShipmentRow>>>[number]
