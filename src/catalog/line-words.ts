import type { Engraving } from '../engraving/rules.ts'
import { engravingWords } from '../engraving/words.ts'
import type { Minor } from '../platform/money.ts'
import { canBeReturned } from './rules/returns.ts'
import { catalogWords } from './words.ts'

/** A line of a cart, a cart link or an order. */
type Line = {
  title: string
  /** Distinguishes the variant; empty for a product with one variant. */
  variantTitle: string
  quantity: number
  unitPrice: Minor
  engraving: Engraving | null
  /** Whether it is engraved, even if the text cannot be decrypted. */
  engraved: boolean
  madeToOrder: boolean
}

/**
 * A line as pages and mails show it; they only lay it out. Texts are in the language of the
 * request.
 *
 * @returns `name`: title and variant in one; `price`: of all its units; `engraving`, `notReturned`
 *   and `madeToOrder`: what to say about each, null if nothing
 */
export const lineWords = (line: Line) => ({
  title: line.title,
  variantTitle: line.variantTitle,
  name: [line.title, line.variantTitle].filter(Boolean).join(', '),
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  price: line.unitPrice * line.quantity,
  engraving: line.engraving && engravingWords().line(line.engraving),
  notReturned: canBeReturned(line) ? null : catalogWords().returns.not,
  madeToOrder: line.madeToOrder ? catalogWords().availability.of['made-to-order'] : null,
})
