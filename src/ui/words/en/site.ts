/** Words around every page. */
export const site = {
  skip: 'Skip to content',
  announcement: 'Announcement',
  dismiss: 'Dismiss announcement',
  shop: 'Shop',
  search: 'Search',
  suggestions: 'Suggestions',
  kept: 'Kept',
  cart: 'Cart',
  service: 'Help',
  yourOrder: 'Your order',
  newsletter: 'Emails from our workshop, about what you choose',
  yourEmail: 'Email address',
  chooseTopics: 'Choose topics',
}
