import { type CartLine, isEngraved } from '../cart/rules.ts'
import { priceWords } from '../catalog/availability-words.ts'
import { lineWords } from '../catalog/line-words.ts'
import { variantTitle } from '../catalog/variant-words.ts'
import type { Shop } from '../platform/config.ts'
import { type Change, NAME_LETTERS, type SeenLine } from './seen.ts'
import { checkoutWords } from './words.ts'

/**
 * The lines of a cart as the checkout's form sends them back. Their ring sizes are in the owner's
 * words: those of the page change with the country of delivery.
 */
export const seenLines = (lines: CartLine[]): SeenLine[] =>
  lines.map((line) => {
    const { name, engraving } = lineWords({
      ...line,
      variantTitle: variantTitle(line.options, line.optionValues),
      engraved: isEngraved(line),
    })
    return {
      variant: line.variantId,
      engraving: line.personalizationDigest,
      name: firstLetters([name, engraving].filter(Boolean).join(', ')),
      quantity: line.quantity,
      price: line.unitPrice,
    }
  })

const firstLetters = (text: string) => Array.from(text).slice(0, NAME_LETTERS).join('')

/** What a change of the cart is called, in one or two sentences. */
export function changeWords(shop: Shop, { was, is }: Change): string[] {
  const { changes } = checkoutWords()
  if (!is) return [changes.gone(was.name)]
  if (!was) return [changes.added(is.name)]
  const money = (amount: number) => priceWords(amount, shop)
  return [
    ...(is.quantity === was.quantity
      ? []
      : [changes.instead(is.name, String(is.quantity), String(was.quantity))]),
    ...(is.price === was.price
      ? []
      : [changes.instead(is.name, money(is.price), money(was.price))]),
  ]
}
