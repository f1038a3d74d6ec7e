import type { CarrierId } from '../../platform/config.ts'
import { type Check, fedex, gs1, identcode, mod7, mod37, s10, ups } from './check-digits.ts'

export type Carrier = {
  id: string
  name: string
  /** Countries (ISO 3166) to which it is offered first; empty: to all alike. */
  countries: readonly string[]
  /** Where a parcel can be followed; `{number}` stands for its number. Null: nowhere. */
  link: string | null
  /** Whether its page asks for the postcode, which never becomes part of the link. */
  asksForPostcode?: true
  /** What its numbers look like; a number is right if one fits. Empty: nobody knows. */
  numbers: readonly NumberForm[]
}

/** `check`: of what the pattern's group holds, or of the whole number without one. */
type NumberForm = { pattern: RegExp; check?: Check }

/** Registered letters and parcels abroad: UPU standard S10, with the country of the post. */
const abroad = (country: string): NumberForm => ({
  pattern: new RegExp(`^[A-Z]{2}\\d{9}${country}$`),
  check: s10,
})

/**
 * Carriers whose numbers and pages the shop knows. Patterns and check digits of DHL Express, DPD,
 * FedEx, UPS and USPS: https://github.com/jkeen/tracking_number_data. Those of the posts at home
 * are what their own pages show; nothing is known of their check digits.
 */
export const carriers: Record<CarrierId, Omit<Carrier, 'id'>> = {
  postnl: {
    name: 'PostNL',
    countries: ['NL'],
    link: 'https://jouw.postnl.nl/track-and-trace/{number}',
    asksForPostcode: true,
    numbers: [{ pattern: /^3S[0-9A-Z]{7,17}$/ }, abroad('NL')],
  },
  'dhl-parcel': {
    name: 'DHL Paket, Deutsche Post',
    countries: ['DE'],
    link: 'https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode={number}',
    numbers: [
      { pattern: /^00\d{18}$/, check: gs1 },
      { pattern: /^\d{12}$/, check: identcode },
      { pattern: /^JJD\d{16,18}$/ },
      abroad('DE'),
    ],
  },
  'dhl-express': {
    name: 'DHL Express',
    countries: [],
    link: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={number}',
    numbers: [{ pattern: /^\d{10,11}$/, check: mod7 }, { pattern: /^J[A-Z]{2,3}\d{9,18}$/ }],
  },
  ups: {
    name: 'UPS',
    countries: [],
    link: 'https://www.ups.com/track?tracknum={number}',
    numbers: [
      { pattern: /^1Z([0-9A-Z]{15}\d)$/, check: ups },
      { pattern: /^[AHJKTV](\d{10})$/, check: ups },
    ],
  },
  fedex: {
    name: 'FedEx',
    countries: [],
    link: 'https://www.fedex.com/fedextrack/?trknbr={number}',
    numbers: [
      { pattern: /^\d{12}$/, check: fedex },
      { pattern: /^\d{15}$/, check: gs1 },
      { pattern: /^\d{2}(\d{16}|\d{18})$/, check: gs1 },
      { pattern: /^96\d{5}(\d{15})$/, check: gs1 },
      { pattern: /^\d{20}(\d{14})$/, check: fedex },
    ],
  },
  dpd: {
    name: 'DPD',
    countries: [],
    link: 'https://tracking.dpd.de/status/en_US/parcel/{number}',
    numbers: [{ pattern: /^\d{14}$/ }, { pattern: /^\d{14}(?:\d{13})?[0-9A-Z]$/, check: mod37 }],
  },
  gls: {
    name: 'GLS',
    countries: [],
    link: 'https://gls-group.com/track/{number}',
    numbers: [{ pattern: /^\d{11,12}$/ }, { pattern: /^[0-9A-Z]{8}$/ }],
  },
  usps: {
    name: 'USPS',
    countries: ['US'],
    link: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={number}',
    numbers: [
      // A label may begin with the postcode it goes to, which the check digit leaves out.
      { pattern: /^(?:420\d{5}(?:\d{4})?)?(9[1-5]\d{20})$/, check: gs1 },
      { pattern: /^(?:420\d{5}(?:\d{4})?)?(9[1-5]\d{24})$/, check: gs1 },
      { pattern: /^\d{20}$/, check: gs1 },
      { pattern: /^\d{20}$/, check: (number) => gs1(`91${number}`) },
      abroad('US'),
    ],
  },
  'royal-mail': {
    name: 'Royal Mail',
    countries: ['GB'],
    link: 'https://www.royalmail.com/track-your-item#/tracking-results/{number}',
    numbers: [abroad('GB')],
  },
  'austrian-post': {
    name: 'Österreichische Post',
    countries: ['AT'],
    link: 'https://www.post.at/sv/sendungsdetails?snr={number}',
    numbers: [{ pattern: /^\d{22}$/ }, abroad('AT')],
  },
  'swiss-post': {
    name: 'Swiss Post',
    countries: ['CH', 'LI'],
    link: 'https://service.post.ch/ekp-web/ui/entry/search/{number}',
    numbers: [{ pattern: /^9[89]\d{16}$/ }, abroad('CH')],
  },
  'la-poste': {
    name: 'La Poste, Colissimo',
    countries: ['FR', 'MC'],
    link: 'https://www.laposte.fr/outils/suivre-vos-envois?code={number}',
    numbers: [{ pattern: /^\d[0-9A-Z]\d{10}[0-9A-Z]$/ }, abroad('FR')],
  },
  bpost: {
    name: 'bpost',
    countries: ['BE'],
    link: 'https://track.bpost.cloud/btr/web/#/search?itemCode={number}',
    asksForPostcode: true,
    numbers: [{ pattern: /^32\d{10,22}$/ }, abroad('BE')],
  },
}
