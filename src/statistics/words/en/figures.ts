/** How each figure is called and what it means: the pages, the weekly mail and the docs say this. */
export const figures = {
  visitors: {
    title: 'Visitors',
    definition:
      'Different people, as far as the shop can tell them apart without a cookie. The number that stands for somebody is new every day, so several days are the sum of each day’s visitors.',
  },
  views: {
    title: 'Views',
    definition: 'Pages that were seen: products, lists, searches and all others.',
  },
  visits: {
    title: 'Visits',
    definition: 'Views that were reached from another site or directly: each begins a visit.',
  },
  bounce: {
    title: 'One page only',
    definition:
      'Of the visitors of a day, how many saw one page and did nothing else. Also called bounce rate.',
  },
  orders: {
    title: 'Orders',
    definition:
      'Orders by the day on which their payment was confirmed, those of the counter and the telephone included. An order that pays for a change of another isn’t counted.',
  },
  revenue: {
    title: 'Revenue',
    definition:
      'From the journal: what customers paid, less what went back to them by refunds and disputes, by the day on which the money moved. Tax and delivery included, fees of the payment provider not deducted.',
  },
  conversion: {
    title: 'Conversion',
    definition:
      'Paid orders of the online shop for each hundred visits. Orders at the counter and by telephone have no visit, and aren’t counted here.',
  },
  average: {
    title: 'Average order',
    definition:
      'What the orders of the period came to, with delivery and tax and before any refund, divided by their number.',
  },
}
