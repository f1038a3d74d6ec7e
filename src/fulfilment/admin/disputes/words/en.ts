import type { PaymentDispute } from '../../../../payments/provider.ts'
import type { RefundReason, RefundState } from '../../../../payments/refund-rules.ts'
import { pluralOf } from '../../../../platform/plural.ts'

const plural = pluralOf('en')

/** The page of a dispute at the desk, in English. */
export const en = {
  title: (number: string) => `Dispute about order ${number}`,
  noAnswer: (provider: string) =>
    `${provider} does not answer at the moment. Below is what we know ourselves; open the page again in a minute for what it says.`,
  answerAt: (provider: string) => `Answer it at ${provider}`,
  ownerAnswers: (provider: string) =>
    `Somebody who may send refunds answers it, in the dashboard of ${provider}.`,
  only: 'The dispute',
  nth: (at: number) => `Dispute ${at}`,
  facts: {
    reason: 'What it is about',
    amount: 'Amount',
    due: 'Answer by',
    standing: 'Status',
    money: 'Money',
    reference: 'Reference',
  },
  left: (days: number) =>
    days === 0 ? 'today' : plural(days, { one: '# day left', other: '# days left' }),
  passed: 'the time is over',
  answerBy: (day: string, left: string) => `Answer by ${day}, ${left}`,
  nothingDue: 'Nothing has to be answered now.',
  standing: {
    inquiry: 'A question: nothing has been taken yet',
    open: 'Open',
    appeal: 'Decided, and looked at once more',
    won: 'Decided for us',
    lost: 'Decided for the customer',
    closed: 'Closed without a decision',
  } satisfies Record<PaymentDispute['standing'], string>,
  money: {
    taken: 'Taken from our balance',
    returned: 'Taken from our balance, and put back',
    none: 'Nothing was taken so far',
  },
  /**
   * What a bank says, by Stripe’s codes (docs.stripe.com/disputes/categories), and what a case at
   * PayPal is about, by PayPal’s in small letters (developer.paypal.com/docs/api/customer-disputes/v1).
   */
  reasons: {
    bank_cannot_process: 'The bank could not process the payment.',
    check_returned: 'The bank sent the payment back.',
    credit_not_processed:
      'The customer says that they returned the piece, or cancelled, and did not get their money back.',
    customer_initiated: 'The customer opened it themselves, and gave no reason. Ask them.',
    debit_not_authorized: 'The customer says that they did not allow the direct debit.',
    duplicate: 'The customer says that they were charged twice.',
    fraudulent: 'The cardholder says that they did not make this purchase.',
    general: 'The bank gives no reason. Ask the customer.',
    incorrect_account_details: 'The bank says that the account details were wrong.',
    insufficient_funds: 'The bank says that there was not enough money in the account.',
    noncompliant: 'The bank says that the payment broke a rule of the card network.',
    product_not_received: 'The customer says that the piece has not arrived.',
    product_unacceptable:
      'The customer says that the piece is damaged, faulty or not as it was described.',
    subscription_canceled: 'The customer says that they were charged after they had cancelled.',
    unrecognized: 'The customer does not recognise the payment on their statement.',
    merchandise_or_service_not_received: 'The customer says that the piece has not arrived.',
    merchandise_or_service_not_as_described:
      'The customer says that the piece is damaged, faulty or not as it was described.',
    unauthorised: 'The owner of the PayPal account says that they did not make this purchase.',
    duplicate_transaction: 'The customer says that they were charged twice.',
    incorrect_amount: 'The customer says that another amount was charged than they agreed to.',
    payment_by_other_means: 'The customer says that they have paid for it in another way as well.',
    canceled_recurring_billing:
      'The customer says that they were charged after they had cancelled.',
    problem_with_remittance: 'The customer says that something went wrong with sending the money.',
    other: 'PayPal names no reason. Read there what the customer writes, or ask them.',
  } as Record<string, string>,
  otherReason: (code: string) => `A reason that we have no words for: ${code}`,

  evidence: 'What to answer with',
  evidenceHint:
    'Click into a box, choose all of it and copy. Send only what bears on what it is about.',
  /** How the provider’s form is filled in. */
  forms: {
    stripe: 'The boxes are in the order of Stripe’s form.',
    paypal:
      'PayPal wants the carrier and the tracking number first, or the proof of a refund; the rest goes into its box for notes, or into a file.',
  } as Record<string, string>,
  asText: 'All of it as one page, to print or save as PDF',
  textTitle: (number: string) => `Evidence about order ${number}`,
  restOfMails: (count: number) =>
    plural(count, {
      one: '# more mail is on the page with all of it.',
      other: '# more mails are on the page with all of it.',
    }),
  blocks: {
    product: 'Product description',
    name: 'Customer name',
    email: 'Customer email and telephone',
    billing: 'Billing address',
    shipping: 'Shipping address',
    mails: 'Customer communication: mails as they were sent',
    policies: 'Terms, refund policy and cancellation policy',
    carrier: 'Shipping carrier',
    tracking: 'Tracking number and link',
    shipped: 'Ship date',
    delivered: 'Delivery',
    corrections: 'Corrections of the address',
    notes: 'Notes to the customer',
    refunds: 'Refunds',
    acts: 'What the customer did',
  },
  order: (number: string, date: string) => `Order ${number}, placed ${date}`,
  line: (quantity: number, name: string, price: string) => `${quantity} × ${name}: ${price}`,
  sku: (sku: string) => `Article ${sku}`,
  madeToOrder: 'Made to order',
  total: (total: string, delivery: string) => `Total ${total}, of it delivery ${delivery}`,
  wrapped: 'Gift-wrapped',
  mail: (sent: string, subject: string) => `Sent ${sent}. Subject: ${subject}`,
  policy: { terms: 'Terms', returns: 'Returns and cancellation', delivery: 'Delivery' },
  policiesAgreed: 'Linked at the foot of every page of the shop, the checkout too:',
  otherCarrier: 'Another carrier',
  parcel: (at: number, what: string) => `Parcel ${at} (${what})`,
  noNumber: 'no tracking number',
  insured: 'insured',
  signature: 'signature on delivery',
  notSent: 'Nothing has been sent.',
  notDelivered: 'not known to have arrived',
  known: {
    shopper: 'the customer said so on the page of the order',
    staff: 'noted by the shop',
    carrier: 'the carrier said so',
  },
  typed: 'As the customer typed it:',
  corrected: (when: string) => `Corrected ${when} to:`,
  noteSent: (when: string) => `Sent ${when}:`,
  refund: (when: string, amount: string, state: string, why: string) =>
    `${when}: ${amount}, ${state} (${why})`,
  refundStates: {
    asked: 'under way',
    pending: 'under way',
    succeeded: 'sent back',
    failed: 'did not arrive',
    cancelled: 'called off',
  } satisfies Record<RefundState, string>,
  refundReasons: {
    returned: 'returned',
    cancelled: 'cancelled',
    faulty: 'faulty',
    late: 'late',
    goodwill: 'goodwill',
    changed: 'changed',
    'sold-meanwhile': 'sold meanwhile',
    'amount-differs': 'amount differed',
    elsewhere: 'in the provider’s dashboard',
  } satisfies Record<RefundReason, string>,
  acts: {
    placed: (when: string) => `${when}: placed the order in the shop`,
    placedByUs: (when: string) => `${when}: ordered by telephone or at the counter`,
    paid: (when: string) => `${when}: paid`,
    link: (when: string) => `${when}: asked for the link to the order, sent to their email address`,
    arrived: (when: string, what: string) => `${when}: said that it has arrived (${what})`,
  },
}
