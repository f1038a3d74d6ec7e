/** What the archive of newsletters says, in English. */
export const en = {
  title: 'Newsletters',
  lead: (shop: string) => `What ${shop} has written to its subscribers.`,
  none: 'No newsletter has been sent yet.',
  sent: (day: string) => `Sent on ${day}`,
  subscribe: 'Subscribe by email',
  feed: 'Follow by RSS',
  all: 'All newsletters',
  isAsSent:
    'This is the newsletter as it was sent. Prices and what is in stock may have changed since: each product’s page has today’s.',
}
