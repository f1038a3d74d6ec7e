/** What every page about a problem says. */
export const problems = {
  reference: 'Reference:',
  toShop: 'To the shop',
  search: 'Search',
  lookFor: 'What are you looking for?',
}
