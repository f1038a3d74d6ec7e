import { audit } from '../../../admin/audit.ts'
import type { DeskContext } from '../../../orders/desk-context.ts'
import { runBatch } from '../../../platform/db.ts'
import { unseal } from '../../../platform/sealing.ts'
import { mustBeInsured } from '../../insurance-rules.ts'
import type { ExportFormat } from './export-rules.ts'
import { openSlips } from './open-slips.ts'
import { emailsOfParcels, parcelsOfIds, unitsOfParcels } from './queries.ts'
import { writeCsv } from './write-csv.ts'

/**
 * Writes a file about parcels for a carrier's shipping desk, and notes in the log who took how many
 * rows: each download anew, whether or not its form was posted before.
 *
 * @param asked `contact`: with e-mail addresses and telephone numbers
 * @returns the file; null where there is no such parcel any more
 */
export async function exportParcels(
  desk: DeskContext,
  asked: { ids: string[]; format: ExportFormat; contact: boolean },
): Promise<string | null> {
  const { db, config, staff } = desk
  const { ids, format, contact } = asked
  const [rows, units, emails] = await db.batch([
    parcelsOfIds(db, ids),
    unitsOfParcels(db, ids),
    emailsOfParcels(db, ids),
  ])
  const live = rows.filter(({ cancelledAt }) => cancelledAt === null)
  if (live.length === 0) return null
  const slips = await openSlips(config, live, units)
  const parcels = slips.map(async ({ parcel, inIt }) => {
    const { orderId } = parcel
    const sealed = contact && emails.find((each) => each.orderId === orderId)?.email
    return {
      reference: parcel.orderNumber,
      address: parcel.address,
      email: sealed ? await unseal(config.sealingKeys, `orders.email:${orderId}`, sealed) : '',
      phone: contact ? parcel.contact.phone : '',
      grams: inIt.reduce((sum, { grams, quantity }) => sum + grams * quantity, 0),
      value: parcel.value,
      currency: parcel.currency,
      insured: parcel.insured || mustBeInsured(config.DELIVERY, parcel),
    }
  })
  const csv = writeCsv(await Promise.all(parcels), format)
  const { statements } = await audit(desk, staff, {
    id: crypto.randomUUID(),
    ...{ act: 'parcels-exported', subject: 'parcels', subjectId: format },
    after: { rows: live.length, format, contact },
  })
  await runBatch(db, statements)
  return csv
}
