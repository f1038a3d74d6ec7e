/** What the page of a product says. */
export const product = {
  seeOthers: (collection: string) => `See other ${collection.toLowerCase()}`,
}
