import type {
  RefundFault,
  RefundReason,
  RefundState,
  RefundWay,
} from '../../../../payments/refund-rules.ts'
import { pluralOf } from '../../../../platform/plural.ts'
import { form } from './en/form.ts'
import { restock } from './en/restock.ts'

const plural = pluralOf('en')

/** Money that goes back, at the desk, in English. */
export const en = {
  form,
  restock,
  /** How a refund stands; `provider`: what it is called. */
  states: {
    asked: 'Waiting for the provider',
    pending: 'On its way',
    succeeded: 'Sent back',
    failed: 'Did not go through',
    cancelled: 'Called off',
  } satisfies Record<RefundState, string>,
  faults: {
    balance: (provider: string) =>
      `Your balance at ${provider} is too low. Top it up: the money goes as soon as there is enough.`,
    'too-old': (provider: string) =>
      `The payment is too old for ${provider} to send anything back to it. Pay it back another way.`,
    disputed: () =>
      'The customer has disputed the payment, so it can’t be refunded as well. The dispute decides about the money.',
    'already-refunded': (provider: string) =>
      `This money had gone back before. Look at the payment in ${provider}.`,
    'account-closed': () =>
      'The customer’s card or account has been closed. Ask for an account, and pay it back another way.',
    'refused-by-bank': () =>
      'The customer’s bank has refused it. Ask for another account, and pay it back another way.',
    processing: () =>
      'The payment itself is still on its way. The money goes back once it is here.',
    'needs-shopper': (provider: string) =>
      `${provider} has asked the customer by email where the money is to go. Nothing happens until they answer.`,
    other: (provider: string) =>
      `${provider} does not say why in words that we know. Look at the payment there.`,
  } satisfies Record<RefundFault, (provider: string) => string>,
  /** Where a provider has rules of its own. */
  faultsAt: {
    paypal: {
      'too-old':
        'PayPal sends money back for 180 days, and this payment is older. Pay it back another way.',
      disputed:
        'While a case about the payment is open, PayPal sends back all of it or nothing; after a chargeback, nothing. See the case in its Resolution Center.',
    },
  } as Record<string, Partial<Record<RefundFault, string>>>,
  reasons: {
    returned: 'Returned',
    cancelled: 'Cancelled before it was sent',
    faulty: 'Faulty or not as described',
    late: 'Too late',
    goodwill: 'Goodwill',
    changed: 'Order changed',
    'sold-meanwhile': 'Sold meanwhile',
    'amount-differs': 'Paid amount differed',
    elsewhere: 'No reason given',
  } satisfies Record<RefundReason, string>,
  ways: {
    provider: (provider: string) => `the way it was paid, by ${provider}`,
    transfer: () => 'by bank transfer',
    cash: () => 'in cash',
  } satisfies Record<RefundWay, (provider: string) => string>,
  madeBy: {
    provider: (provider: string) => `Made at ${provider}, not here`,
    shop: 'By the shop itself',
  },
  noAnswer: (provider: string) =>
    `${provider} has not answered. We keep asking: the money goes back once, whenever the answer comes.`,
  notAssigned: 'Nobody has said which pieces it was for.',

  /** The part of the payment card that is about money that goes back. */
  card: {
    title: 'Money back',
    none: 'Nothing has been sent back.',
    left: (amount: string) => `${amount} can still be sent back.`,
    nothingLeft: 'Nothing is left that could be sent back.',
    send: 'Send money back',
    see: (amount: string) => `Refund of ${amount}`,
  },

  page: {
    name: 'Refund',
    title: (amount: string) => `Refund of ${amount}`,
    what: 'What it is for',
    delivery: 'Delivery',
    besides: 'Another amount',
    lines: 'For',
    line: (count: number, title: string, amount: string) =>
      count > 0 ? `${count} × ${title}, ${amount}` : `${title}, ${amount}`,
    nothing: 'Nothing that was sold',
    reason: 'Reason',
    way: 'Goes back',
    reference: 'Reference',
    note: 'What the customer reads',
    history: 'History',
    events: {
      asked: 'Asked for',
      refunded: 'Sent back',
      'refund-failed': 'Did not go through',
      'refund-cancelled': 'Called off',
    },
    done: {
      asked: 'The refund is noted. The provider has not answered yet, so we keep asking.',
      pending: 'The provider has the refund, and sends the money later.',
      succeeded: 'The money is on its way.',
      failed: 'The money did not go back.',
      assigned: 'It is noted which pieces it was for.',
    },
    /** Of one that was made at the provider. */
    assign: {
      title: 'Which pieces was it for?',
      lead: 'Naming them keeps anybody from refunding them again. It moves no money and nothing in stock.',
      save: 'Save',
      more: (amount: string) => `That is more than the refund of ${amount}.`,
    },
    /** Of one that failed. */
    byHand: {
      title: 'Sent another way',
      lead: (amount: string) =>
        `Pay the ${amount} back yourself first, then note it here. The customer gets a mail.`,
      save: 'Note that it was paid back',
    },
    replaced: 'Paid back another way:',
  },

  /** Of an order whose payment did not match. */
  review: {
    title: 'The paid amount differs',
    text: (paid: string, total: string) =>
      `${paid} was paid, and the order comes to ${total}. Nothing is made or sent until you decide.`,
    more: (amount: string) => `That is ${amount} too much.`,
    less: (amount: string) => `That is ${amount} too little.`,
    accept: (amount: string) => `Accept ${amount}`,
    acceptText:
      'The order counts as paid, and its pieces go to the workshop. The customer gets the mail “order confirmation”.',
    acceptMore: 'What was paid too much can be sent back afterwards.',
    giveBack: (amount: string) => `Send ${amount} back`,
    giveBackText:
      'The order ends, and its pieces go back into stock. The customer gets the mail “money sent back”.',
  },

  refused: {
    'more-than-paid':
      'Somebody sent money back at the same moment, and what is asked for here is more than is left now. Nothing was sent. This is how it stands now.',
    'more-than-sold':
      'Part of it went back before, or is more than a piece or the delivery cost. Nothing was sent. This is how it stands now.',
    'not-refundable':
      'There is no money of this order that could go back this way. Nothing was sent.',
    'changed-meanwhile':
      'Somebody changed the order at the same moment. Nothing was sent. This is how it stands now.',
    'moved-meanwhile':
      'Somebody moved a piece at the same moment. Nothing was sent. This is how it stands now.',
    'sold-out':
      'The money came late, and somebody else has bought the pieces. Nothing was changed: it can only go back.',
    'changed-late':
      'It pays for a change that can’t be made any more, because work has gone on. Nothing was changed: it can only go back.',
  },
  wrong: {
    nothing: 'Please choose what goes back, or an amount.',
    noAmount: (example: string) => `Please write an amount like ${example}.`,
    moreThanPaid: (most: string) => `That is more than is left: at most ${most}.`,
    moreThanLine: (most: string) => `At most ${most} is left of it.`,
    moreThanDelivery: (most: string) => `At most ${most} of the delivery is left.`,
    moreUnits: (most: number) => `At most ${most} of them can still go back.`,
    notTicked: 'Please tick the piece as well, or leave its amount empty.',
    emptyLine: 'Please say how many go back, or which amount.',
    noReason: 'Please choose a reason.',
    noWay: 'Please choose how it goes back.',
    noReference: 'Please note the reference of the transfer, so that it can be found again.',
    tooLong: (most: number) => `Please keep it to ${most} characters.`,
    inParcel:
      'Some of it is in a parcel that waits to be sent. Please take it out of the parcel first.',
  },
  pieces: (count: number) => plural(count, { one: '# piece', other: '# pieces' }),
}
