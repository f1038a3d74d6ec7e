/** What mails to shoppers say of their orders. `order`: its number. */
export const mails = {
  goesTo: 'Goes to:',
  billedTo: 'Billed to:',
  seeOrder: 'See your order',
  seeOrderAt: (link: string) => `See your order: ${link}`,

  confirmed: {
    subject: (order: string) => `Your order ${order}`,
    title: 'Thank you for your order',
    opening: (order: string) => `Your payment has arrived, and order ${order} is ours to prepare.`,
  },
  awaited: {
    subject: (order: string) => `Your order ${order}: we wait for the money`,
    title: 'We have your order and wait for the money',
    opening: (order: string) =>
      `Your payment for order ${order} is under way. The pieces are kept for you, and we write as soon as the money is here.`,
  },
  failed: {
    subject: (order: string) => `Order ${order}: the payment did not go through`,
    title: 'Your payment did not go through',
    text: (order: string) =>
      `Nothing was charged for order ${order}, and it is closed. The pieces are back in the shop. If you still want them, please order again.`,
    see: (piece: string) => `See ${piece}`,
    seeShop: 'See the shop',
  },
  soldMeanwhile: {
    subject: (order: string) => `Order ${order}: we are sending your money back`,
    title: 'We are sending your money back',
    text: (order: string) =>
      `Your payment for order ${order} arrived after the time for it had run out, and by then a piece had been sold to somebody else. We are sorry. The whole amount goes back to you; we write once it is on its way.`,
  },
  refunded: {
    subject: (order: string) => `Order ${order}: your refund`,
    title: 'Your refund is on its way',
    part: (order: string, amount: string) =>
      `We have sent back ${amount} of order ${order} in all.`,
    whole: (order: string, amount: string) =>
      `We have sent back the whole amount of order ${order}, ${amount}.`,
    wait: 'Depending on your bank it takes up to ten days to arrive.',
  },
  link: {
    title: (order: string) => `The link to order ${order}`,
    text: 'Somebody asked for this link on our site. If it was not you, you need not do anything.',
  },
}

/** What mails to the owner say of orders. */
export const ownerMails = {
  newOrder: (order: string) => `New order ${order}`,
  delivery: (way: string) => `Delivery: ${way}`,
  needsYou: (order: string) => `Order ${order} needs you`,
  because: {
    amountDiffers: (paid: string, total: string) =>
      `${paid} was paid, but the order is ${total}. It is not to be sent before you have decided.`,
    paymentUnknown:
      'The payment provider does not know its payment page any more, so nobody can say whether it was paid. Was the provider’s account changed? The pieces are back in the shop.',
    disputed:
      'The shopper disputes the payment. Answer the dispute in the payment provider’s dashboard.',
    refundFailed:
      'A refund did not go through, or came back from the shopper’s bank. Make it in the payment provider’s dashboard, or ask the shopper for another account.',
  },
}
