import type { Shop } from '../../../platform/config.ts'
import type { ShownPicture, ShownProducts } from '../shown-products.ts'
import type { Look } from './look.ts'

/** What a body is shown with: its products and pictures, and how it looks. */
export type Setting = {
  shop: Shop
  look: Partial<Look>
  products: ShownProducts
  pictureOf: (typed: string) => ShownPicture | null
}

/** Of the column, in pixels. */
export const MAIL_WIDTH = 512

/** Programs that ignore `max-width` (Outlook) show a picture as wide as its attribute says. */
export const sizeWithin = (width: number, height: number, most: number) => {
  const shown = Math.min(width, most)
  return { width: shown, height: Math.round((shown * height) / width) }
}
