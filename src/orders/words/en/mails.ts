import type { OwnersPart } from '../../rules.ts'

/** What mails to shoppers say of their orders. `order`: its number. */
export const mails = {
  delivery: (way: string) => `Delivery: ${way}`,
  /** `name`: what it is, `text`: what is said of it. */
  line: (name: string, text: string) => `${name}: ${text}`,
  goesTo: 'Delivery address:',
  billedTo: 'Billing address:',
  seeOrder: 'See your order',
  see: (piece: string) => `See ${piece}`,
  seeShop: 'Visit the shop',
  seeOrderAt: (link: string) => `See your order: ${link}`,

  confirmed: {
    subject: (order: string) => `Your order ${order}`,
    title: 'Thank you for your order',
    opening: (order: string) =>
      `Your payment has arrived, and we’re getting order ${order} ready for you.`,
  },
  awaited: {
    subject: (order: string) => `Your order ${order}: waiting for your payment`,
    title: 'We have your order and are waiting for your payment',
    opening: (order: string) =>
      `Your payment for order ${order} is on its way, and we’ll email you as soon as the money is here.`,
  },
  /** For whom staff placed an order, or changed one. */
  toPay: {
    /** `until`: the moment when its time to pay is over. */
    link: {
      order: {
        subject: (order: string) => `Your order ${order}: please pay`,
        title: 'Your order is ready to be paid for',
        opening: (order: string, until: string) =>
          `This is order ${order}, as agreed with you. Please check it and pay by ${until}: we’re keeping the pieces for you until then. The page opens from the button below.`,
      },
      change: {
        subject: (order: string) => `Your change costs a little more: please pay ${order}`,
        title: 'Your change is ready to be paid for',
        opening: (order: string, until: string) =>
          `The change to your order costs a little more, which has the order number ${order}. Please check it and pay by ${until}; then we’ll make the change. If you don’t, your order stays as it was.`,
      },
      see: 'See it and pay',
      seeAt: (link: string) => `See it and pay: ${link}`,
    },
    transfer: {
      subject: (order: string) => `Your order ${order}: how to pay`,
      title: 'Please transfer the amount to our account',
      opening: (order: string) =>
        `This is order ${order}, as agreed with you. We’ll email you as soon as your money is here.`,
    },
  },
  overdue: {
    subject: (order: string) => `Order ${order}: your payment hasn’t come`,
    title: 'Your payment has not come',
    text: (order: string) =>
      `We’ve waited for your payment for order ${order}, and it hasn’t reached us. The order is closed now, and the pieces are back in the shop. If your money still arrives, we’ll email you: we’ll keep them for you again if they’re still here, and otherwise send your money back.`,
  },
  failed: {
    subject: (order: string) => `Order ${order}: the payment did not go through`,
    title: 'Your payment did not go through',
    text: (order: string) =>
      `Nothing was charged for order ${order}, and it’s now closed. The pieces are back in the shop. If you’d still like them, please order again.`,
  },
  soldMeanwhile: {
    subject: (order: string) => `Order ${order}: we are sending your money back`,
    title: 'We are sending your money back',
    text: (order: string) =>
      `Your payment for order ${order} arrived after the time for it had run out, and by then a piece had been sold to somebody else. We’re sorry. You’ll get the whole amount back, and we’ll email you once it’s on its way.`,
    changedLate: (order: string) =>
      `Your payment for order ${order} arrived after the change that it was for could be made. We’re sorry. You’ll get the whole amount back, and we’ll email you once it’s on its way. What you ordered stays as it was.`,
  },
  refunded: {
    subject: (order: string) => `Order ${order}: your refund`,
    title: {
      provider: 'Your refund is on its way',
      transfer: 'Your refund is on its way',
      cash: 'Your refund',
    },
    part: (order: string, amount: string) => `We have refunded ${amount} of order ${order}.`,
    whole: (order: string, amount: string) => `We have refunded order ${order} in full, ${amount}.`,
    inAll: (total: string) => `That makes ${total} in all.`,
    ways: {
      provider:
        'It goes back the way you paid. Depending on your bank, it can take up to ten days to arrive.',
      transfer:
        'We’ve sent it by bank transfer. Depending on your bank, it can take a few days to arrive.',
      cash: 'You’ve had it from us in cash.',
    },
  },
  /** A note that staff wrote stands below. */
  note: {
    subject: (order: string) => `About your order ${order}`,
    title: (order: string) => `About your order ${order}`,
    answer: 'Just reply to this email to answer us.',
  },
  link: {
    title: (order: string) => `Your link to order ${order}`,
    text: 'Somebody asked for this link on our site. If it wasn’t you, there’s nothing you need to do.',
  },
}

/** What mails to the owner say of orders. */
export const ownerMails = {
  newOrder: (order: string) => `New order ${order}`,
  /** `amount`: the order's total; `titles`: what was bought. */
  newOrderSubject: (order: string, amount: string, titles: string) =>
    `New order ${order}, ${amount}: ${titles}`,
  seeOrder: 'See the order',
  seeOrderAt: (link: string) => `See the order, as the customer sees it: ${link}`,
  /** `refunded`: null if nothing was. */
  amounts: (total: string, paid: string, refunded: string | null) =>
    `Total ${total}, paid ${paid}${refunded ? `, refunded ${refunded}` : ''}.`,
  /** `name`: the shopper's. */
  answer: (name: string) => `Reply to this email to write to ${name}.`,
  noAnswer: (name: string) => `${name} has given no email address.`,
  needsYou: (order: string) => `Order ${order} needs your attention`,
  disputeOver: (order: string) => `Order ${order}: the dispute is over`,
  disputeEnd: {
    won: (amount: string) => `It was decided for you: the ${amount} in dispute is yours.`,
    lost: (amount: string) =>
      `It was decided for the customer: the ${amount} in dispute has gone back to them. Please stop the parcel if it has not been sent.`,
    closed: (amount: string) =>
      `It was closed without a decision: the ${amount} in dispute stays with you.`,
  },
  because: {
    /** The money comes when the owner has done something at the provider. */
    moneyWaits: {
      acceptance:
        'The customer’s money is at the payment provider, and waits until you accept it. Please open the payment in the provider’s dashboard, and accept or refuse it there.',
      account:
        'The customer’s money waits, because your account at the payment provider can’t take it yet. Please sign in there and confirm what it asks for, such as your email address or your bank account; then look whether the payment is still to be accepted.',
      answer:
        'The customer has complained about the payment before it came. The payment provider keeps the money until that is settled: please answer in its dashboard.',
      look: 'The payment provider keeps the customer’s money and doesn’t tell us why. Please open the payment in its dashboard: what you need to do is said there.',
    } satisfies Record<OwnersPart, string>,
    /** `until`: the day up to which the pieces are kept; null: it is not known. */
    notBefore: (until: string | null) =>
      until
        ? `Nothing is made or sent before the money is here. The pieces are kept until ${until}.`
        : 'Nothing is made or sent before the money is here.',
    amountDiffers: (paid: string, total: string) =>
      `${paid} was paid, but the order comes to ${total}. Please decide whether to accept it or send the money back; nothing is made or sent before that.`,
    paymentUnknown:
      'The payment provider no longer knows its payment page, so nobody can say whether it was paid. Has the provider’s account changed? The pieces are back in the shop.',
    paymentOverdue:
      'Money for it was said to be on its way and has not come in time. The pieces are back in the shop. If it still comes, the order is paid as long as they are there; otherwise the money goes back by itself.',
    /** `due`: the day by which it must be answered; null: it need not be, or has been. */
    disputed: (due: string | null) =>
      due
        ? `The customer is disputing the payment. Please answer the dispute by ${due}, in the payment provider’s dashboard; the order’s page at the desk collects what to answer with.`
        : 'The customer is disputing the payment. There is nothing to answer now: it is being decided.',
    refundFailed:
      'A refund did not go through, or came back from the customer’s bank. Please open the order at the desk: you can send the money again there, or note that you’ve paid it back by transfer or in cash.',
    refundedTwice:
      'More money has gone back than was paid: it was refunded at the desk, and once more in the payment provider’s dashboard. Please ask the customer for what was too much.',
  },
}
