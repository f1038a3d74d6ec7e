import { type Finding, stops, warns } from './fault.ts'

type Shown = { state: 'on-sale' | 'sold-out' | 'on-request'; price: number }

/**
 * @param asked keys of the products that blocks ask for
 * @param shown those on sale
 * @param saved prices that the blocks showed when the draft was saved, in minor units
 */
export function checkProducts(
  asked: string[],
  shown: ReadonlyMap<string, Shown>,
  saved: Record<string, number>,
): Finding[] {
  const those = (fits: (product: Shown, key: string) => boolean) =>
    asked.filter((key) => {
      const product = shown.get(key)
      return product !== undefined && fits(product, key)
    })
  return [
    ...stops(
      'product-missing',
      asked.filter((key) => !shown.has(key)),
    ),
    ...stops(
      'product-sold-out',
      those(({ state }) => state === 'sold-out'),
    ),
    ...warns(
      'product-on-request',
      those(({ state }) => state === 'on-request'),
    ),
    ...warns(
      'product-repriced',
      those(({ price }, key) => saved[key] !== undefined && saved[key] !== price),
    ),
  ]
}
