/** Words on the home page. */
export const home = {
  description: (shop: string) =>
    `${shop}. Every metal with its fineness, every stone with its origin and treatment.`,
  title: 'Fine jewellery, in plain words',
  lead: 'Every metal with its fineness, every stone with its origin and treatment, every price with its tax.',
  seeCollection: (collection: string) => `See the ${collection.toLowerCase()}`,
  newest: 'New pieces',
  collections: 'Collections',
  promises: 'Buying from us',
  delivery: {
    title: 'Tracked delivery',
    from: (price: string, zone: string) => `From ${price} (${zone}).`,
    text: 'Valuable pieces travel insured and signed for.',
    link: 'Delivery',
  },
  returns: {
    title: (days: number) => `${days} days to decide`,
    text: 'See it at home, in your own light. Send back what doesn’t suit you.',
    link: 'Returns',
  },
  privacy: {
    title: 'No account needed',
    text: 'No password, and no tracking by other companies. Your address is stored encrypted.',
    link: 'Privacy',
  },
}
