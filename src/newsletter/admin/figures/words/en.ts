/** The figures of a campaign and what each means, in English. */
export const en = {
  title: 'What came of it',
  intro:
    'Nobody is followed: the shop doesn’t know who opened this newsletter or which link they chose. Visits and orders are told by the name that its links carry.',
  campaign: (name: string) => `In statistics it is the campaign “${name}”.`,
  still: (day: string) => `Visits and orders are counted until ${day}.`,
  share: (count: string, share: string) => `${count} (${share})`,
  figures: {
    recipients: {
      title: 'Recipients',
      definition: 'Subscribers of its topics when it began to be sent. Nobody joined later.',
    },
    sent: { title: 'Sent', definition: 'Mails that the mail service has taken.' },
    skipped: {
      title: 'Skipped',
      definition: 'Left, paused or were suppressed before their turn came.',
    },
    failed: { title: 'Failed', definition: 'Mails that the mail service refused.' },
    unclear: {
      title: 'Unclear',
      definition:
        'Nobody can tell whether these were sent: the mail service’s answer got lost. They aren’t sent again, because nobody wants a mail twice.',
    },
    bounced: {
      title: 'Bounced',
      definition: 'There is no such mailbox. Nothing is sent there any more.',
    },
    complained: {
      title: 'Complained',
      definition: 'Marked it as spam. Nothing is sent to them any more.',
    },
    left: { title: 'Left', definition: 'Unsubscribed by a link in this newsletter.' },
    visits: {
      title: 'Visits',
      definition:
        'Visits that began by a link of this newsletter, in 30 days from the first mail. Somebody who comes back by another way isn’t counted again.',
    },
    orders: {
      title: 'Orders',
      definition:
        'Paid orders whose cart was begun after coming by such a link, by the day of their payment, in the same 30 days.',
    },
    revenue: {
      title: 'Revenue',
      definition:
        'What customers paid for such orders, less what went back to them, in the same 30 days. Tax and delivery included, fees not deducted.',
    },
  },
  unknown: 'not known',
  reading: {
    read: '',
    partly: 'Revenue is not complete yet: the journal is still being read.',
    never: 'The journal has not been read yet, so what came by card is missing in revenue.',
  },
}
