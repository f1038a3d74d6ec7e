import { hadParcel } from '../orders/search/order-keys.ts'
import type { PaymentContext } from '../payments/context.ts'
import {
  isProviderFault,
  type PaymentNames,
  PaymentsUnavailable,
  type ReportedParcels,
} from '../payments/provider.ts'
import { days, hours, now } from '../platform/clock.ts'
import { logFailure } from '../platform/log.ts'
import { carrierOf } from './carriers/shop-carriers.ts'
import { openShipments, type Shipment } from './open-shipments.ts'
import {
  paymentsFor,
  setReportAt,
  shipmentsOfOrder,
  shipmentsToReport,
} from './shipment-queries.ts'

/** Parcels in one run of the clock; the next run goes on. */
const MOST = 20
/** What was refused may be the owner's to mend, like a permission: it is tried again for some days. */
const AGAIN = hours(1)
const LAST = days(3)

/**
 * The clock's part: tells who took the money of an order with which numbers its parcels were sent,
 * where the shop is protected for that. Sending never waits for it. A number that was corrected is
 * withdrawn; one that the owner has entered in the provider's dashboard stays.
 *
 * @returns how many parcels were looked at
 */
export async function reportParcels(context: PaymentContext): Promise<number> {
  const { db, config } = context
  const due = await openShipments(config, await shipmentsToReport(db, now(), MOST))
  for (const parcel of due)
    try {
      await reportParcel(context, parcel)
      await setReportAt(db, parcel, null, false)
    } catch (error) {
      if (!isProviderFault(error)) throw error
      const { orderId, sentAt } = parcel
      logFailure('parcel not reported', error, { order: orderId, fault: error.message })
      if (error instanceof PaymentsUnavailable) {
        // Behind the others in the next run: it may be this one that gets no answer.
        await setReportAt(db, parcel, now(), parcel.reportRefused)
        break
      }
      const isOver = now() >= (sentAt ?? 0) + LAST
      await setReportAt(db, parcel, isOver ? null : now() + AGAIN, true)
    }
  return due.length
}

async function reportParcel(context: PaymentContext, parcel: Shipment): Promise<void> {
  const { db, config, providers } = context
  for (const { provider, sessionId, paymentRef } of await paymentsFor(db, parcel.orderId)) {
    const parcels = providers[provider]?.parcels
    if (!parcels || !sessionId || !paymentRef) continue
    const payment = { sessionId, paymentRef }
    const { carrier: id, number } = parcel
    if (id && number) {
      const name = carrierOf(config, id)?.name || id
      await parcels.report(payment, { carrier: { id, name }, number })
    }
    await withdrawCorrected(context, parcels, payment, parcel.orderId)
  }
}

/** Withdraws the numbers that the order's parcels had before they were corrected. */
async function withdrawCorrected(
  context: PaymentContext,
  parcels: ReportedParcels,
  payment: PaymentNames,
  orderId: string,
): Promise<void> {
  const { db, config } = context
  const reported = await parcels.reported(payment)
  const sent = await openShipments(config, await shipmentsOfOrder(db, orderId))
  const live = new Set<string | null>(sent.map(({ number }) => number))
  for (const number of reported)
    if (!live.has(number) && (await hadParcel(context, orderId, number)))
      await parcels.withdraw(payment, number)
}
