import { pluralOf } from '../../../../platform/plural.ts'

const plural = pluralOf('en')

/** What is said where pieces are chosen from a list, searched, and shown beside another. */
export const finding = {
  /** Title of the list of all products. */
  everything: 'Everything',
  facets: {
    type: 'Type',
    metal: 'Metal',
    stone: 'Stone',
    shape: 'Stone shape',
    carat: 'Total carat weight',
    availability: 'Availability',
    ready: 'Ready to send',
    price: 'Price',
  },
  withoutStones: 'Without stones',
  /** Of facets whose values the shop knows beforehand, by facet and value. */
  values: {
    carat: {
      'under-0.25': 'Under 0.25 ct',
      '0.25-0.5': '0.25 to 0.49 ct',
      '0.5-1': '0.50 to 0.99 ct',
      '1-2': '1.00 to 1.99 ct',
      '2-or-more': '2.00 ct and over',
    },
    availability: { 'in-stock': 'In stock now', 'made-to-order': 'Made to order' },
    ready: {
      0: 'Now',
      5: 'Within 1 week',
      10: 'Within 2 weeks',
      15: 'Within 3 weeks',
      20: 'Within 4 weeks',
      30: 'Within 6 weeks',
    },
  } as Record<string, Record<string, string>>,
  filtersChosen: (count: number) => (count > 0 ? `Filters (${count})` : 'Filters'),
  apply: 'Show pieces',
  priceFrom: 'From',
  priceTo: 'To',
  priceChosen: (from: string | null, to: string | null) =>
    from && to ? `${from} to ${to}` : from ? `From ${from}` : `Up to ${to}`,
  chosen: 'Chosen filters',
  remove: (label: string) => `Remove ${label}`,
  clearAll: 'Clear all',
  pieces: (count: number) => plural(count, { one: '# piece', other: '# pieces' }),
  sortBy: 'Sort by',
  sort: 'Sort',
  sorts: {
    featured: 'Featured',
    'price-ascending': 'Price, low to high',
    'price-descending': 'Price, high to low',
    'created-descending': 'Newest first',
    'title-ascending': 'Name, A to Z',
  },
  bestMatch: 'Best match',
  emptyCollection: 'There’s nothing in this collection at the moment.',
  nothingLeft: 'Nothing matches all of these. Try removing one:',

  search: 'Search',
  whatFor: 'What are you looking for?',
  searched: (q: string) => `“${q}”`,
  searchTitle: (q: string) => `Search: ${q}`,
  corrected: (typed: string, meant: string) =>
    `We found nothing for “${typed}”. Here’s what we have for “${meant}”.`,
  notFound: 'Sorry, we found nothing. Try fewer words.',
  oneWord: 'Try one of the words on its own:',
  searchable: 'You can search by type, metal, stone and its shape, name or item number.',
  lookAround: 'Or have a look around:',
  collection: 'Collection',

  goesWith: 'Goes well with this',
  similar: 'Similar pieces',
}
