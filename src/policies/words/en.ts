import { Privacy } from './en/privacy.tsx'
import { Returns } from './en/returns.tsx'
import { Terms } from './en/terms.tsx'
import { purposes } from './en/visits.tsx'

/** How the delivery policy explains those dates. */
const deliveryDays = {
  title: 'How we count the days',
  workshop: (cutOff: string, timeZone: string, country: string) =>
    `Pieces in stock, ordered before ${cutOff} (${timeZone.replace('_', ' ')}) on a working day, leave us the same day. Where a piece is made to order, its page says how many working days the workshop needs first. We do not work at weekends or on public holidays (${country}). An order of several pieces is sent together, when the last one is ready.`,
  alsoClosed: 'The workshop is also closed:',
  fromTo: <D>(from: D, to: D) => [from, ' to ', to],
  onTheWay:
    'Days on the way are counted from the day the parcel leaves us. The carrier does not work at weekends, or on public holidays in our country or yours.',
  promise:
    'The dates you see at the checkout are kept with your order, and repeated in our email. They are worked out again only if your payment arrives more than 30 minutes after the order, as bank transfers do.',
}

/**
 * Titles of the policies, their descriptions for search engines, and the text of the delivery
 * policy.
 */
export const en = {
  titles: {
    delivery: 'Delivery',
    returns: 'Returns',
    privacy: 'Privacy',
    terms: 'Terms of sale',
  },
  descriptions: {
    delivery:
      'Where we deliver, what it costs and how long it takes; what travels insured; customs.',
    returns: 'How long you have to send a piece back, how to do it, and what cannot be returned.',
    privacy:
      'What we keep about you, why, how long and how it is protected; what we count; your rights.',
    terms: 'How ordering works, what the prices include, and what both sides can count on.',
  },
  delivery: {
    lead: 'Every parcel is tracked. Prices are for a whole order, however many pieces are in it.',
    columns: { way: 'Service', days: 'Days on the way', price: 'Price' },
    standard: 'Standard',
    insured: 'Insured',
    days: (fewest: number, most: number) => `${fewest} to ${most}`,
    free: 'free',
    insuredFrom: (value: string) => `Goods worth ${value} or more always travel insured.`,
    countries: (countries: string) => `${countries}.`,
    signed: {
      title: 'Insured, signed for',
      text: 'An insured parcel is handed over only to a person who signs for it. From the value given above there is no other choice, because a loss would be ours and yours.',
    },
    customs: {
      title: 'Customs',
      text: (countries: string) =>
        `Import tax and duty may be due when a parcel arrives in ${countries}. They are not in our prices; the carrier collects them from you.`,
    },
  },

  deliveryDays,

  /** What is recorded of a visit. */
  purposes,

  /** Policies that are one text; the delivery policy is written from the settings. */
  texts: { privacy: Privacy, returns: Returns, terms: Terms },
}
