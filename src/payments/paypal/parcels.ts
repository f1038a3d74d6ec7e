import type { CarrierId } from '../../platform/config.ts'
import type { PaymentNames, ReportedParcel, ReportedParcels } from '../provider.ts'
import type { PayPalClient } from './client.ts'
import type { Order } from './objects.ts'

/** What PayPal calls the carriers. Source: developer.paypal.com/docs/tracking/reference/carriers. */
const carriers: Record<CarrierId, string> = {
  postnl: 'NLD_POSTNL',
  'dhl-parcel': 'DE_DHL',
  'dhl-express': 'DHL',
  ups: 'UPS',
  fedex: 'FEDEX',
  dpd: 'DPD',
  gls: 'GLS',
  usps: 'USPS',
  'royal-mail': 'ROYAL_MAIL',
  'austrian-post': 'AU_AUSTRIAN_POST',
  'swiss-post': 'SWISS_POST',
  'la-poste': 'LA_POSTE_SUIVI',
  bpost: 'BE_BPOST',
}

/** PayPal's longest name of a carrier. */
const MOST_LETTERS = 64

/**
 * Numbers of parcels, by which PayPal sees that they have arrived. A number that was reported is
 * `<capture>-<number>` there. Source: developer.paypal.com/docs/api/orders/v2, "Add tracking".
 */
export const reportedParcels = (ask: PayPalClient): ReportedParcels => ({
  async report(payment, { carrier, number }) {
    await ask({
      path: `${at(payment)}/track`,
      body: {
        capture_id: payment.paymentRef,
        tracking_number: number,
        ...carrierAtPayPal(carrier),
        // The shop writes to its customers itself.
        notify_payer: false,
      },
    })
  },

  async reported(payment) {
    const { purchase_units: [unit] = [] } = await ask<Order>({ path: at(payment) })
    const own = `${payment.paymentRef}-`
    return (unit?.shipping?.trackers ?? []).flatMap(({ id = '', status }) =>
      id.startsWith(own) && status !== 'CANCELLED' ? id.slice(own.length) : [],
    )
  },

  async withdraw(payment, number) {
    const tracker = encodeURIComponent(`${payment.paymentRef}-${number}`)
    await ask({
      path: `${at(payment)}/trackers/${tracker}`,
      body: [{ op: 'replace', path: '/status', value: 'CANCELLED' }],
    })
  },
})

const at = ({ sessionId }: PaymentNames) => `/v2/checkout/orders/${encodeURIComponent(sessionId)}`

function carrierAtPayPal({ id, name }: ReportedParcel['carrier']) {
  return Object.hasOwn(carriers, id)
    ? { carrier: carriers[id as CarrierId] }
    : { carrier: 'OTHER', carrier_name_other: name.slice(0, MOST_LETTERS) || 'Other' }
}
