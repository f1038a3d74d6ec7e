/**
 * Words on a product page, except its facts. A link is passed as a function that turns text into
 * one.
 */
export const product = {
  seeOthers: (collection: string) => `See other ${collection.toLowerCase()}`,
  breadcrumbs: 'Breadcrumb',
  taxIncluded: 'VAT included',
  /** `option`: for "Ring size" it asks for a size. */
  choose: (option: string) => `Choose a ${option.toLowerCase().split(' ').at(-1)}`,
  quantity: 'Quantity',
  addToCart: 'Add to cart',
  keep: 'Keep',
  tellMe: 'Tell me when it’s back',
  soldOutTellMe: 'Sold out? Tell me when it’s back',
  askForPrice: <L>(link: (text: string) => L, phone: string) => [
    link('Ask us for the price by email'),
    `, or call ${phone}.`,
  ],
  delivery: <L>(link: (text: string) => L, price: string, zone: string, insured: boolean) => [
    link('Delivery'),
    ` from ${price} (${zone})${insured ? ', insured' : ''}`,
  ],
  returns: <L>(link: (text: string) => L, days: number, engravable: boolean) => [
    link('Returns'),
    ` within ${days} days${engravable ? ', unless engraved' : ''}`,
  ],
}
