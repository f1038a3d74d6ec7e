import type { StepName } from '../../../shop-rules.ts'

/** What visits bring the shop, in English. */
export const en = {
  funnel: {
    title: 'From product to paid order',
    visits: 'Visitors, as counted',
    books: 'Carts and orders, from the shop’s records',
    step: 'Step',
    visitors: 'Visitors',
    number: 'Number',
    ofBefore: 'Of the step before',
    ofVisits: {
      viewed: 'Saw a product',
      added: 'Added to the cart',
      checkout: 'Began to pay',
    } as Record<StepName, string>,
    ofBooks: { added: 'Carts begun', checkout: 'Orders placed', paid: 'Orders paid' } as Record<
      StepName,
      string
    >,
    signUps: (number: string) => `Newsletter sign-ups confirmed, as counted: ${number}`,
    kept: (number: string) => `Pieces kept for later, as counted: ${number}`,
    forYou: (seen: string, followed: string) =>
      `Pages with pieces picked for a guest, “For you”, as counted: ${seen}; pieces opened from there: ${followed}`,
    means:
      'On the left, visitors of each day, added up, who saw a product, put one into the cart, and were led to the payment page. On the right, carts begun, orders that shoppers placed, and orders paid in this period; correcting the checkout places another order. The two are counted apart and never joined: visits don’t know who buys, and whoever asks not to be counted has a cart all the same. Carts and unpaid orders deleted since, those of staff too, are counted by days of UTC.',
  },
  arrivals: {
    channels: 'Channels',
    campaigns: 'Campaigns',
    channel: 'Channel',
    campaign: 'Campaign',
    visits: 'Visits',
    orders: 'Orders paid',
    conversion: 'Conversion',
    revenue: 'Revenue',
    unknown: 'Not known',
    none: 'None, or not known',
    staff: 'Placed by staff',
    channelsMean:
      'How shoppers came when they first put something into their cart. Revenue is what customers paid in this period less what went back to them, from the journal; conversion is paid orders for each hundred visits by this channel. Not known: they asked not to be counted, or the order is older than this count.',
    campaignsMean:
      'The campaign that the link named by which shoppers came, utm_campaign. A campaign with visits and without orders is listed too.',
    empty: 'Nobody came and nothing was sold in this period.',
    noCampaign: 'No link with a campaign was followed in this period.',
  },
  products: {
    product: 'Product',
    views: 'Views',
    units: 'Units sold',
    perHundred: 'Sold for 100 views',
    revenue: 'Revenue',
    stock: 'In stock',
    toOrder: 'made to order',
    gone: 'not on sale',
    best: 'Products that sold best',
    bestMean:
      'Units of orders that were paid in this period, without those given back; revenue is their price less what refunds said of them. Delivery is not in it. Views are of visitors who may be counted.',
    neverSold: 'Seen often, never sold',
    neverSoldMean:
      'Products on sale with at least as many views as the middle one of all that were seen, and no unit sold in this period.',
    rarelySeen: 'Sold, rarely seen',
    rarelySeenMean:
      'Products that sold with fewer views than the middle one: worth a better place.',
    none: {
      best: 'Nothing was sold in this period.',
      neverSold: 'None in this period.',
      rarelySeen: 'None in this period.',
    },
  },
  left: {
    title: 'Left behind',
    carts: 'Carts left',
    cartsMean:
      'Carts with something in them that nobody has touched for a day, last touched in this period, and none of whose orders was ever paid. Carts are deleted after 30 days without a touch: older ones are not in this figure.',
    value: 'In carts left',
    valueMean: 'What is in them, at the prices that their shoppers saw.',
    checkouts: 'Checkouts left',
    checkoutsMean:
      'Orders placed in this period that ended unpaid: their time ran out, the payment was declined or their shopper went back. They are deleted after a week; their number stays.',
    checkoutsValue: 'In recent checkouts left',
    checkoutsValueMean:
      'What the checkouts left would have come to, as far as they are not deleted: those of the last seven days.',
    products: 'Most often left in carts',
    inCarts: 'Carts',
    units: 'Units',
    empty: 'No cart was left in this period.',
  },
  searches: {
    title: 'Searches',
    found: 'Searched for',
    nothing: 'Searched for, found nothing',
    term: 'Words',
    times: 'Searches',
    visitors: 'Visitors',
    foundMean:
      'What was searched for, from three visitors on, each day’s added up: the three may be one person on three days. Words that look like an address or a number are never kept.',
    nothingMean:
      'Of these, searches that found nothing: what the shop does not have, or calls by another word.',
    empty: 'No search that three visitors made.',
  },
  csv: {
    step: 'Step',
    visitors: 'Visitors',
    inBooks: 'Carts and orders',
    name: 'Name',
    visits: 'Visits',
    orders: 'Orders paid',
    revenue: 'Revenue',
    currency: 'Currency',
    product: 'Product',
    handle: 'Handle',
    views: 'Views',
    units: 'Units sold',
    stock: 'In stock',
    carts: 'Carts',
    term: 'Words',
    times: 'Searches',
  },
}
