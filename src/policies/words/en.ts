import { Privacy } from './en/privacy.tsx'
import { Returns } from './en/returns.tsx'
import { Terms } from './en/terms.tsx'

/** How the delivery policy tells what those dates come from. */
const deliveryDays = {
  title: 'How the days are counted',
  workshop: (cutOff: string, timeZone: string, country: string) =>
    `What is in stock and ordered before ${cutOff} (${timeZone.replace('_', ' ')}) on a working day leaves us on that day. A piece that is made to order says on its page how many working days the workshop needs before that. We work on no weekend and no public holiday (${country}). An order with several pieces travels together, when the last one is ready.`,
  alsoClosed: 'The workshop is also closed:',
  fromTo: <D>(from: D, to: D) => [from, ' to ', to],
  onTheWay:
    'Days on the way are counted from the day on which the parcel leaves us. The carrier rests on weekends, and on public holidays of our country and of yours.',
  promise:
    'The dates that you see at the checkout are kept with your order, and stand in our mail. They are counted anew only if your payment arrives more than half an hour after the order, as bank transfers do.',
}

/** The names of the policies, what search engines say of each, and the text of the one about delivery. */
export const en = {
  titles: {
    delivery: 'Delivery',
    returns: 'Returns',
    privacy: 'Privacy',
    terms: 'Terms of sale',
  },
  descriptions: {
    delivery: 'Where we deliver, for how much and how fast; what travels insured; customs.',
    returns: 'How long you have to send a piece back, how to do it, and what cannot come back.',
    privacy: 'What we keep about you, why, how long and how sealed; what we count; your rights.',
    terms: 'How an order comes about, what the prices include, and what both sides can count on.',
  },
  delivery: {
    lead: 'Every parcel is tracked. Prices are for a whole order, however many pieces it holds.',
    columns: { way: 'Way', days: 'Days on the way', price: 'Price' },
    standard: 'Standard',
    insured: 'Insured',
    days: (fewest: number, most: number) => `${fewest} to ${most}`,
    free: 'free',
    insuredFrom: (value: string) => `Goods worth ${value} or more travel insured only.`,
    countries: (countries: string) => `${countries}.`,
    signed: {
      title: 'Insured, against a signature',
      text: 'An insured parcel is handed over only to a person who signs for it. From the value named above there is no other way, because the loss would be ours and yours.',
    },
    customs: {
      title: 'Customs',
      text: (countries: string) =>
        `Your country may ask for import tax and duty when the parcel arrives in ${countries}. They are not in our prices; the carrier collects them from you.`,
    },
  },

  deliveryDays,

  /** Policies that are one text; the one about delivery is written from the settings. */
  texts: { privacy: Privacy, returns: Returns, terms: Terms },
}
