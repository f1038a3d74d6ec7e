/** The names of the policies, what search engines say of each, and the text of the one about delivery. */
export const policies = {
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
}
