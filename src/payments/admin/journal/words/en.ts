/** The journal, in English, for a bookkeeper. */
export const en = {
  title: 'Journal',
  intro:
    'Every movement of the shop’s money, by the day on which it moved. Prices include tax; what comes in is positive.',
  months: 'Months',
  provider: 'Held by',
  all: 'All',
  providers: {
    stripe: 'Stripe',
    paypal: 'PayPal',
    cash: 'Cash',
    transfer: 'Bank transfer',
  } as Record<string, string>,
  read: 'Read again now',
  download: 'Download CSV',
  done: {
    read: 'The journal is up to date.',
    more: 'A part has been read. The rest follows within minutes; you can also read again now.',
    silent:
      'The payment provider doesn’t answer. The journal is as it was; please try again later.',
    refused: 'A payment provider doesn’t let the shop read what has moved: see below.',
  },
  /** The shop's key or app lacks a permission. `help`: what to turn on, and where. */
  notPermitted: (provider: string, help: string) =>
    `Not read: ${provider} doesn’t let the shop read its movements, so sales, refunds and fees at ${provider} are missing here, and on the pages of orders. ${help} The shop tries again once a day, and when you press “Read again now”.`,
  permissions: {
    paypal:
      'At developer.paypal.com open “Apps & Credentials”, choose “Live” and the shop’s app, and tick “Transaction search” among its features. It can take PayPal nine hours until that counts.',
    stripe:
      'At dashboard.stripe.com open “API keys” and edit the shop’s restricted key: it must be allowed to read the balance, its transactions with their sources, and payouts.',
  } as Record<string, string>,
  proof: {
    equal: (provider: string, sum: string, when: string) =>
      `Adds up: all rows of ${provider} come to ${sum}, which is the balance that ${provider} showed on ${when}.`,
    differs: (provider: string, sum: string, balance: string, when: string) =>
      `Doesn’t add up yet: all rows of ${provider} come to ${sum}, but ${provider} showed a balance of ${balance} on ${when}. What has moved since then comes with the next reading.`,
    reading: (provider: string, when: string) =>
      `Still reading from ${provider}: the reading of ${when} didn’t come to the end. Figures are not complete yet.`,
  },
  book: (provider: string, currency: string) => `${provider}, ${currency}`,
  figure: 'Figure',
  net: 'Net',
  rate: 'Rate',
  tax: 'Tax',
  gross: 'Gross',
  figures: {
    opening: 'Opening balance',
    sale: 'Sales',
    refund: 'Refunds',
    dispute: 'Disputes',
    fee: 'Fees',
    other: 'Other',
    change: 'Change',
    payout: 'Payouts',
    closing: 'Closing balance',
  },
  meaning: {
    opening: 'The sum of all rows before this month.',
    sale: 'What customers paid, less payments that the bank took back before the money came.',
    refund: 'What went back to customers, less refunds that their banks returned.',
    dispute: 'What customers’ banks took back, less what they returned.',
    fee: 'What the provider kept. The tax in it is on the provider’s own invoice.',
    other: 'What is none of these, such as money that you added or that is held in reserve.',
    change: 'Sales, refunds, disputes, fees and other.',
    payout: 'What went to your bank, less payouts that it sent back.',
    closing:
      'Opening balance, change and payouts: the sum of all rows up to the end of this month.',
  },
  rates: 'Tax by rate',
  ratesMeaning:
    'The tax in sales, refunds and disputes, at the rate of the country of delivery. The parts of an order add up to its tax to the cent.',
  noTax: 'No tax',
  movements: 'Movements',
  movement: 'Movement',
  kinds: {
    sale: 'Sale',
    refund: 'Refund',
    fee: 'Fee',
    dispute: 'Dispute',
    payout: 'Payout',
    other: 'Other',
  },
  when: 'Date',
  reference: 'Reference',
  charged: (amount: string) => `${amount} charged`,
  nothing: 'No money moved in this month.',
  nothingYet: 'No money has moved yet.',
  nothingRead: 'Nothing could be read yet.',
  payoutTitle: (reference: string) => `Payout ${reference}`,
  paidOut: 'Paid out',
  brought: 'What it brought',
  broughtMeaning: 'The sum of the rows below.',
  notBrought:
    'What this payout brought isn’t known: the provider hasn’t listed it yet, or it was paid out by hand.',
  csv: {
    date: 'Date',
    order: 'Order',
    kind: 'Kind',
    provider: 'Provider',
    reference: 'Reference',
    payout: 'Payout',
    country: 'Country',
    net: 'Net',
    rate: 'Rate %',
    tax: 'Tax',
    gross: 'Gross',
    currency: 'Currency',
    charged: 'Charged',
    chargedCurrency: 'Charged currency',
  },
  log: {
    acts: { 'journal-exported': 'Journal exported' },
    subjects: { journal: 'Journal' },
    fields: { rows: 'Rows', provider: 'Held by' },
  },
}
