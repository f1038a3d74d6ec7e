/** What the page of a product says around its facts. A link comes in as what makes one of its text. */
export const product = {
  seeOthers: (collection: string) => `See other ${collection.toLowerCase()}`,
  breadcrumbs: 'Breadcrumb',
  taxIncluded: 'VAT included',
  /** `option`: "Ring size" asks for a size. */
  choose: (option: string) => `Choose a ${option.toLowerCase().split(' ').at(-1)}`,
  quantity: 'Quantity',
  addToCart: 'Add to cart',
  delivery: <L>(link: (text: string) => L, price: string, zone: string, insured: boolean) => [
    link('Delivery'),
    ` from ${price} (${zone})${insured ? ', insured' : ''}`,
  ],
  returns: <L>(link: (text: string) => L, days: number, engravable: boolean) => [
    link('Returns'),
    ` within ${days} days${engravable ? ', unless engraved' : ''}`,
  ],
}
