import { pluralOf } from '../../../platform/plural.ts'

const plural = pluralOf('en')

/** The pages on which staff place an order for somebody, in English. */
export const en = {
  title: 'New order',
  lead: 'For somebody on the telephone or at the counter. Find the first piece; the customer’s details come after that.',
  find: {
    title: 'Add a piece',
    label: 'Title, article number or scanned code',
    begin: 'Begin',
    beginAnother: 'Begin another order',
    nothing: 'Nothing on sale matches that.',
    from: (price: string) => `from ${price}`,
    another: 'Look for another piece',
  },
  add: {
    variant: 'Variant',
    choose: 'Please choose',
    quantity: 'Quantity',
    font: 'Lettering',
    add: 'Add to the order',
    /** `left`: units in stock, for staff. */
    variantChoice: (name: string, price: string, left: string) =>
      [name, price, left].filter(Boolean).join(' · '),
    inStock: (units: number) => plural(units, { one: '# in stock', other: '# in stock' }),
  },
  lines: {
    title: 'What is sold',
    none: 'Nothing yet.',
    quantityOf: (title: string) => `Quantity of ${title}`,
    update: 'Update',
    updateOf: (title: string) => `Update the quantity of ${title}`,
    remove: 'Remove',
    removeOf: (title: string) => `Remove ${title}`,
    gone: 'Not available any more.',
    madeToOrder: 'Made to order',
    wrongQuantity: (most: number) => `Please enter a quantity from 1 to ${most}.`,
  },
  customer: {
    title: 'Customer and payment',
    origin: 'Where is the customer?',
    origins: { phone: 'On the telephone', counter: 'At the counter' },
    name: 'Customer',
    emailHint: 'For the confirmation. Without one no mail goes, and the order is paid for here.',
    phoneHint: 'The carrier rings before delivering a valuable parcel.',
    address: 'Delivery address',
    addressHint: 'Not needed for what is collected: a name is enough.',
    update: 'Show delivery and total',
    delivery: 'Delivery',
    collected: 'Taken along, or collected from the shop',
    takenAlong: 'They take it along now: what is ready is handed over with the payment',
    billing: 'The invoice goes to another address, or is wanted for what is collected',
    showBilling: 'Show its fields',
    billingAddress: 'Billing address',
    pay: 'How is it paid?',
    ways: {
      link: 'By a link that we mail',
      transfer: 'By bank transfer',
      cash: 'Here and now, in cash',
      card: 'Here and now, with the card reader',
    },
    wayHints: {
      link: 'The pieces are kept for 23 hours.',
      transfer: (days: number) =>
        plural(days, {
          one: 'The pieces are kept for # day.',
          other: 'The pieces are kept for # days.',
        }),
    },
    noAccount: 'Bank transfer is offered once the shop’s settings name an account.',
    slip: 'Number on the card reader’s slip',
    slipHint: 'The books tell it from cash by this number.',
    place: 'Place the order',
    total: 'Total',
  },
  wrong: {
    origin: 'Please say where the customer is.',
    way: 'Please say how it is paid.',
    notHere: 'Nobody on the telephone pays here and now. Choose a link or a bank transfer.',
    emailForMail: 'Please enter the customer’s email address: the way to pay is mailed to it.',
    reach: 'Please enter a telephone number or an email address: not everything is ready yet.',
    slip: 'Please enter the number on the slip.',
    noAccount: 'The shop’s settings name no bank account.',
  },
  /** Why the order was not placed. */
  refused: {
    empty: 'Please add a piece first.',
    expired: 'This page had expired. Please check it and send it again.',
    changed: 'Prices, pieces or dates are not what this page showed. Please look over it again.',
    soldOut: (titles: string) =>
      `Sold meanwhile, or no longer for sale: ${titles}. Nothing was placed, and nothing you typed is lost.`,
    tooManyUnpaid:
      'Three orders under this email address are unpaid already. One of them has to be paid for or ended first.',
    tooLarge: 'The payment provider takes no payment as large as this total.',
    tooSmall: 'The payment provider takes no payment as small as this total.',
    unavailable:
      'The payment page does not open at the moment. Nothing was placed, and nothing you typed is lost.',
    notKnown:
      'The payment provider does not answer, so nobody can say whether the order before this one was paid.',
  },
  /** Why a piece was not added. */
  notAdded: {
    unknown: 'This piece isn’t for sale any more.',
    choose: 'Please choose a variant.',
    'sold-out': 'Sold out.',
    'on-request': 'It has no price yet, so it can’t be sold here.',
    'not-enough': 'There are not that many, counting those in this order.',
    'too-many-units': (most: number) => `At most ${most} of one piece fit into one line.`,
    'too-many-lines': (most: number) => `An order has at most ${most} lines.`,
    'too-much-today': 'This order was changed too often today. Please begin a new one.',
  },
  log: {
    acts: { 'order-placed': 'Order placed', 'order-ended': 'Order ended' },
    subjects: { order: 'Order' },
    fields: { origin: 'Placed', way: 'Paid', total: 'Total', paid: 'Paid', reference: 'Reference' },
  },
}
