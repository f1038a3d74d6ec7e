import type { MailState } from '../../../../mail/rules.ts'
import type { Attention, EventKind, OrderState } from '../../../../orders/rules.ts'
import type { OrderMailKind } from '../../../../orders/write-mail.ts'
import { pluralOf } from '../../../../platform/plural.ts'
import type { ReturnMailKind } from '../../../returns/write-mail.ts'
import type { Stage } from '../../../rules.ts'
import type { FulfilmentMailKind } from '../../../write-mail.ts'
import { log } from './en/log.ts'

const plural = pluralOf('en')
const pieces = (count: number) => plural(count, { one: '# piece', other: '# pieces' })

/** The page of an order at the desk, in English. */
export const en = {
  log,
  title: (number: string) => `Order ${number}`,
  orders: 'Orders',
  back: (number: string) => `Back to order ${number}`,
  pieces,
  /** How many pieces stand where: `2 to make, 1 ready`. */
  standing: (count: number, stage: string) => `${count} ${stage.toLowerCase()}`,
  /** Money, as a badge. */
  money: {
    pending: 'Not paid yet',
    processing: 'Payment on its way',
    paid: 'Paid',
    review: 'Paid amount differs',
    released: 'Not paid',
    refunding: 'Money is going back',
    refunded: 'Money sent back',
  } satisfies Record<OrderState, string>,
  partlyRefunded: 'Part of the money sent back',
  attention: {
    'amount-differs':
      'What was paid differs from what the order costs. Don’t send anything before you’ve decided what to do.',
    'payment-unknown':
      'The payment provider no longer knows its payment page, so nobody can say whether it was paid.',
    'payment-overdue': 'The money that was said to be on its way has not come in time.',
    disputed: 'The customer disputes the payment. Answer it in the payment provider’s dashboard.',
    'refund-failed':
      'Money that was to go back did not arrive. Send it again in the payment provider’s dashboard.',
  } satisfies Record<Attention, string>,
  disputed: 'A dispute about the payment is open.',

  done: {
    moved: 'Moved.',
    undone: 'Undone.',
    delayed: 'The date has been moved.',
    corrected: 'The address has been corrected.',
    'note-written': 'Note saved.',
    'note-sent': 'The note is on its way to the customer.',
    'sent-again': 'A new mail is on its way to the customer.',
  },
  undo: 'Undo',
  refused: {
    'moved-meanwhile':
      'Somebody else moved it at the same moment, so nothing was changed. This is how it stands now.',
    'not-allowed': 'That can’t be done with this order as it stands. Nothing was changed.',
    'too-early': 'That day has passed, or is before the day that was promised.',
    'all-sent':
      'Everything has been sent, so the address can’t be corrected any more. Ask the carrier to divert the parcel.',
  },

  lines: {
    title: 'What was ordered',
    engraved: 'Engraving',
    trueSize: 'True size',
    sku: (sku: string) => `Article ${sku}`,
    madeToOrder: 'Made to order',
    quantity: (count: number, price: string) => `${count} × ${price}`,
    unit: (unit: number, of: number) => (of === 1 ? 'The piece' : `Piece ${unit} of ${of}`),
    units: (count: number) => `${count} alike`,
    due: 'Due',
    late: 'late',
    place: 'Lies in',
    inParcel: 'In a parcel',
    notYet: 'No pieces yet: nobody has paid.',
    moveTo: {
      'to-make': 'Back: to make',
      'on-the-bench': 'On the bench',
      'at-the-assay-office': 'To the assay office',
      ready: 'Ready',
    } as Partial<Record<Stage, string>>,
    moveName: (move: string, piece: string) => `${move}: ${piece}`,
    tell: 'Send the customer the mail “work has begun” when the first piece goes on the bench',
    seeMail: 'Read the mail',
    pages: (page: number, of: number) => `Page ${page} of ${of} of this order’s lines`,
    before: 'Lines before',
    next: 'Next lines',
  },

  dates: {
    title: 'Dates',
    promisedReady: 'Promised ready',
    promisedArrival: 'Promised arrival',
    newReady: 'Moved to',
    newArrival: 'Now arrives',
    move: 'Move the date',
    pageTitle: (number: string) => `Move the date of ${number}`,
    day: 'New day by which it is ready to be sent',
    dayHint: 'The promised day takes an earlier move back.',
    show: 'Show what changes',
    noDay: 'Please choose a day.',
    ready: 'Ready',
    arrives: 'Arrives',
    tell: 'Send the customer this mail',
    save: 'Move the date',
  },

  delivery: {
    title: 'Delivery',
    method: 'Method',
    to: 'Address',
    typed: 'As the customer typed it',
    corrected: 'Corrected',
    /** `who`: may be nobody who still has a name. */
    correctedBy: (when: string, who: string) =>
      who ? `Corrected ${when}, ${who}` : `Corrected ${when}`,
    correct: 'Correct the address',
    billing: 'Billing address',
    email: 'Email',
    phone: 'Telephone',
    wrap: 'Gift wrap',
    wrapped: 'Yes. No prices in the parcel.',
    card: 'Gift message',
  },
  address: {
    title: (number: string) => `Correct the address of ${number}`,
    lead: 'What the customer typed is kept. Dates, prices and tax stay as they were agreed.',
    save: 'Save the correction',
    update: 'Show the fields of this country',
    otherCountry: (country: string) =>
      `Tax and delivery were charged for ${country}. For another country, send the money back and ask the customer to order again.`,
  },

  payment: {
    title: 'Payment',
    state: 'Status',
    total: 'Order total',
    paid: 'Paid',
    paidAt: 'Paid on',
    refunded: 'Sent back',
    reference: 'Reference',
    ours: 'In our books',
    theirs: (provider: string) => `At ${provider}, now`,
    ask: (provider: string) => `Ask ${provider} now`,
    dashboard: (provider: string) => `Open in ${provider}`,
    noAnswer: (provider: string) =>
      `${provider} does not answer at the moment. Try again in a minute.`,
    noPage: 'No payment page was ever opened.',
    amount: 'Amount',
    disputes: 'Disputes',
    none: 'none',
    status: {
      open: 'Payment page open',
      processing: 'Payment on its way',
      paid: 'Paid',
      failed: 'Payment failed',
      expired: 'Payment page closed unpaid',
      unknown: 'Not known there',
    },
    standing: {
      inquiry: 'inquiry',
      open: 'open',
      appeal: 'appealed',
      won: 'won',
      lost: 'lost',
      closed: 'closed',
    },
    providers: { stripe: 'Stripe' } as Record<string, string>,
  },

  parcels: {
    title: 'Parcels',
    none: 'Nothing is packed yet.',
    packed: 'Packed',
    sent: 'Sent',
    delivered: 'Delivered',
    cancelled: 'Unpacked',
    follow: 'Follow it',
    toParcels: 'Go to parcels',
    otherCarrier: 'Another carrier',
    known: { shopper: 'the customer said so', staff: 'noted here', carrier: 'the carrier said so' },
  },

  others: {
    title: 'Other orders by this customer',
    none: 'This is the only one.',
    all: 'All their orders',
  },

  notes: {
    title: 'Notes',
    staff: 'For us',
    staffHint: 'The customer never sees it.',
    customer: 'To the customer',
    customerHint: 'Saved here first. You send it with a button of its own.',
    who: 'Who is it for?',
    text: 'Note',
    add: 'Save note',
    empty: 'Please write something.',
    tooLong: (most: number) => `Please keep it to ${most} characters.`,
    sentBefore: 'This form was sent before, with another note. Please send it again.',
    noKind: 'Please choose for whom it is.',
    older: (count: number) => plural(count, { one: '# older note', other: '# older notes' }),
    notSent: 'Not sent',
    read: 'Read the mail before it goes',
    send: 'Send it to the customer',
  },

  mail: {
    title: (kind: string) => `Mail: ${kind}`,
    subject: 'Subject',
    state: 'Status',
    sentAt: 'Sent on',
    hidden: 'The link in it is kept nowhere: “…” stands for its secret part.',
    noCopy: 'Nothing of it is kept, because it was not sent.',
    again: 'Send again',
    againHint:
      'A new mail of this kind goes to the address of the order, as things stand now. This one stays as it is.',
    states: {
      queued: 'Waiting to be sent',
      sending: 'Being sent',
      sent: 'Sent',
      unclear: 'May not have arrived: the mail service gave no clear answer',
      dead: 'Not sent: the mail service refused it',
    } satisfies Record<MailState, string>,
  },
  mails: {
    'order-confirmed': 'order confirmation',
    'order-new': 'new order, to the owner',
    'order-link': 'link to the order',
    'order-note': 'note to the customer',
    'order-attention': 'needs a decision, to the owner',
    'dispute-over': 'dispute is over, to the owner',
    'payment-awaited': 'waiting for the payment',
    'payment-failed': 'payment failed',
    'payment-overdue': 'payment has not come',
    'sold-meanwhile': 'sold meanwhile, money goes back',
    refunded: 'money sent back',
    'work-begun': 'work has begun',
    'order-delayed': 'it takes longer',
    'parcel-sent': 'parcel sent',
    'parcel-delivered': 'parcel delivered',
    'return-asked': 'return: we have the message',
    'return-agreed': 'return: how to send it back',
    'return-refused': 'return refused',
    'return-received': 'return has arrived',
    'return-new': 'return, to the owner',
  } satisfies Record<OrderMailKind | FulfilmentMailKind | ReturnMailKind, string> as Record<
    string,
    string
  >,

  history: {
    title: 'History',
    all: 'Show everything that happened',
    events: {
      placed: 'Order placed',
      'payment-page-opened': 'Payment page opened',
      'payment-page-failed': 'Payment page did not open',
      'payment-processing': 'Payment on its way',
      paid: 'Payment received',
      'paid-after-release': 'Payment received late, pieces taken again',
      'payment-failed': 'Payment failed',
      'payment-unknown': 'Payment not known to the provider',
      'payment-overdue': 'Payment did not come in time',
      expired: 'Time to pay ran out',
      'given-up': 'Payment given up',
      'amount-differs': 'Paid amount differs',
      'refund-asked': 'Money is going back',
      refunded: 'Money sent back',
      disputed: 'Payment disputed',
      'dispute-withdrawn': 'Disputed money taken',
      'dispute-reinstated': 'Disputed money returned to us',
      'dispute-won': 'Dispute won',
      'dispute-lost': 'Dispute lost',
      'dispute-closed': 'Dispute closed',
      'link-sent': 'Customer asked for the link',
      'work-begun': 'Work begun',
      delayed: 'Date moved',
      sent: 'Sent',
      delivered: 'Delivered',
      'address-corrected': 'Address corrected',
    } satisfies Record<EventKind, string>,
    withAmount: (event: string, amount: string) => `${event}: ${amount}`,
    moved: (what: string, from: string, to: string) => `${what}: ${from} → ${to}`,
    noted: (what: string) => `${what}: noted where it lies, or what it waits for`,
    refundedBy: 'because the money went back',
    packed: (what: string) => `Parcel packed: ${what}`,
    unpacked: (what: string) => `Parcel unpacked: ${what}`,
    sent: (what: string) => `Parcel sent: ${what}`,
    delivered: (what: string) => `Parcel delivered: ${what}`,
    returns: {
      asked: (what: string) => `Return asked for: ${what}`,
      agreed: (what: string) => `Return agreed to: ${what}`,
      refused: (what: string) => `Return refused: ${what}`,
      withdrawn: (what: string) => `Kept after all: ${what}`,
    },
    staffNote: 'Note for us',
    customerNote: 'Note to the customer',
    mail: (kind: string) => `Mail: ${kind}`,
  },
}
