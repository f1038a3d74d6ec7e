import type { StatedProduct } from './records.ts'

/** By what a product of a file is found in the shop. */
export type Identity = Pick<StatedProduct, 'handle' | 'line' | 'title' | 'variants'>

/** Only that: all of these are in memory together. */
export const identityOf = ({ handle, line, title, variants }: StatedProduct): Identity => ({
  ...{ handle, line },
  ...(title !== undefined && { title }),
  ...(variants && {
    variants: variants.map(({ line, sku, optionValues }) => ({
      line,
      ...(sku !== undefined && { sku }),
      ...(optionValues && { optionValues }),
    })),
  }),
})
