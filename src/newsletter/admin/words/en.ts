/** What the screens of the newsletter have in common, in English. */
export const en = {
  title: 'Newsletter',
  screens: {
    label: 'Newsletter',
    campaigns: 'Campaigns',
    subscribers: 'Subscribers',
    topics: 'Topics',
  },
}
