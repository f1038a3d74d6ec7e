/** What is printed and put into the parcel. */
export const slips = {
  title: 'Packing slips',
  slip: 'Packing slip',
  order: 'Order',
  deliverTo: 'Deliver to',
  inThis: 'In this parcel',
  price: 'Price',
  quantity: 'Quantity',
  follows: 'Follows in another parcel',
  followsBy: (date: string) => `ready by ${date}`,
  alreadySent: 'Already sent',
  gift: 'A gift for you',
  forYou: 'Your pieces',
  forYouHint: 'Keep this card: it says what you have, and in which size.',
  care: {
    title: 'Caring for your jewellery',
    rules: [
      'Put jewellery on last, after cream and perfume, and take it off for swimming and sport.',
      'Clean it in lukewarm water with a little mild soap, and dry it with a soft cloth.',
      'Pearls, opals and turquoise only want a damp cloth: no soap, no ultrasound.',
      'Keep each piece apart, so that stones do not scratch metal or each other.',
      'Let us look at settings and clasps once a year.',
    ],
  },
  returns: {
    title: 'If it is not right',
    text: (days: number, address: string) =>
      `You can return what you bought within ${days} days of receiving it. How: ${address}`,
  },
}
