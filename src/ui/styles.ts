import { base } from './styles/base.ts'
import { cart } from './styles/cart.ts'
import { catalog } from './styles/catalog.ts'
import { engraving } from './styles/engraving.ts'
import { engravingFonts } from './styles/engraving-fonts.ts'
import { facts } from './styles/facts.ts'
import { finding } from './styles/finding.ts'
import { fonts, textFont } from './styles/fonts.ts'
import { forms } from './styles/forms.ts'
import { gallery } from './styles/gallery.ts'
import { home } from './styles/home.ts'
import { lists } from './styles/lists.ts'
import { motion } from './styles/motion.ts'
import { page } from './styles/page.ts'
import { print } from './styles/print.ts'
import { ringSizes } from './styles/ring-sizes.ts'

const every = [fonts, base, page, forms, lists, finding, motion]
const piece = [catalog, engravingFonts, engraving, facts, gallery, ringSizes]

/** The shop's style sheets, by the kind of page: inline in it, and allowed by their hashes in the Content-Security-Policy. */
export const sheets = {
  plain: packed(...every, print),
  home: packed(...every, home, print),
  product: packed(...every, ...piece, print),
  till: packed(...every, ...piece, cart, print),
}

/** The style sheet of the page at a path. What could not be put into the cart shows its product's page again. */
export function sheetOf(path: string): string {
  if (path === '/') return sheets.home
  if (/^\/(products|pages)\//.test(path)) return sheets.product
  return isTill(path) ? sheets.till : sheets.plain
}

/**
 * The font to load with the page at a path, before its style sheet asks for it: where text comes first, so that its lines do
 * not break anew when the font comes. Elsewhere it would take from the speed of the first picture.
 */
export const fontAhead = (path: string): string | null => (isTill(path) ? textFont : null)

const isTill = (path: string) => /^\/(cart|checkout|orders)\b/.test(path)

function packed(...parts: string[]): string {
  return parts
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .trim()
}
