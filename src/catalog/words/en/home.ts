/** What the home page says. */
export const home = {
  description: (shop: string) =>
    `${shop}. Every metal with its fineness, every stone with its origin and treatment.`,
  title: 'Fine jewelry, plainly told',
  lead: 'Every metal with its fineness, every stone with its origin and treatment, every price with its tax.',
  seeCollection: (collection: string) => `See the ${collection.toLowerCase()}`,
  newest: 'New pieces',
  collections: 'Collections',
  promises: 'Buying here',
  delivery: {
    title: 'Tracked delivery',
    from: (price: string, zone: string) => `From ${price} (${zone}).`,
    text: 'What is worth much travels insured and against a signature.',
    link: 'Delivery',
  },
  returns: {
    title: (days: number) => `${days} days to decide`,
    text: 'Look at it at home, in your own light. Send back what does not suit you.',
    link: 'Returns',
  },
  privacy: {
    title: 'Bought without an account',
    text: 'No password and no tracking from other companies. Your address is stored sealed.',
    link: 'Privacy',
  },
}
