/** The names of the policies, what search engines say of each, and the text of the one about delivery. */
export const policies = {
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
}
