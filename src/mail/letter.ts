import type { Shop } from '../platform/config.ts'

/** Joins the parts of a text mail and signs it with the shop's name and address. */
export const letter = (shop: Shop, ...parts: string[]): string =>
  [...parts, `-- \n${shop.legal_name}\n${shop.address}\n${shop.phone}`].join('\n\n')
