/** A product in Markdown. */
const product = {
  type: 'Type',
  collection: 'Collection',
  page: 'Page',
  onSale: 'On sale',
  prices: (currency: string, taxed: boolean) =>
    `Prices in ${currency}${taxed ? ', VAT included' : ''}.`,
  policies: (delivery: string, returns: string) => `Delivery and returns: ${delivery}, ${returns}`,
  columns: ['Variant', 'Price', 'Availability', 'SKU', 'Address'],
  either: (values: string[]) => values.join(' or '),
}

/** The shop in short. */
const shop = {
  about: (legalName: string, origin: string, currency: string) =>
    `${legalName} sells jewellery at ${origin}. Prices are in ${currency}. Every metal is given with its fineness, every stone with its origin and treatment.`,
  plainVersion: (ending: string, address: string) =>
    `Each product page has a plain version for programs: add \`${ending}\` to its address (${address}).`,
  byPeople:
    "Prices and stock are correct when the page is read. Orders are placed by people, on the shop's own pages.",
  collections: 'Collections',
  policies: 'Policies',
  forPrograms: 'For programs',
  sitemap: { title: 'Sitemap', holds: 'every page and picture' },
  feed: {
    title: 'Product feed',
    holds: 'every variant with price and availability, in Google Merchant Center’s format',
  },
}

/** The product feed. */
const feed = {
  sells: (name: string) => `What ${name} sells`,
  colors: {
    yellow: 'Yellow gold',
    rose: 'Rose gold',
    white: 'White gold',
    platinum: 'Platinum',
    silver: 'Silver',
  },
}

/** The feed of newsletters. */
const newsletters = {
  title: (name: string) => `Newsletters of ${name}`,
  about: (name: string) => `What ${name} has written to its subscribers.`,
}

/** What programs are told that read for people. */
export const en = { product, shop, feed, newsletters }
