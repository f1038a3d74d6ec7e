/** Words on problem pages. */
export const problems = {
  reference: 'Reference:',
  toShop: 'Back to the shop',
  again: 'Try again',
  search: 'Search',
  lookFor: 'What are you looking for?',
}
