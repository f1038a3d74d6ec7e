import { cart, drawer, kept } from './cart/styles.ts'
import { finding, listing } from './catalog/listing/styles.ts'
import { catalog } from './catalog/styles/catalog.ts'
import { facts } from './catalog/styles/facts.ts'
import { gallery } from './catalog/styles/gallery.ts'
import { home } from './catalog/styles/home.ts'
import { lists, rows } from './catalog/styles/lists.ts'
import { engraving } from './engraving/styles/engraving.ts'
import { engravingFonts } from './engraving/styles/fonts.ts'
import { choices, slip } from './fulfilment/returns/styles.ts'
import { newsletter } from './newsletter/archive/styles.ts'
import { order } from './orders/styles.ts'
import { sizeHelp, sizeTable } from './ring-sizes/styles.ts'
import { announcement } from './ui/styles/announcement.ts'
import { base, tables } from './ui/styles/base.ts'
import { fonts } from './ui/styles/fonts.ts'
import { controls, fields } from './ui/styles/forms.ts'
import { motion } from './ui/styles/motion.ts'
import { packed } from './ui/styles/packed.ts'
import { page } from './ui/styles/page.ts'
import { print } from './ui/styles/print.ts'
import { lead, prose } from './ui/styles/prose.ts'

const common = [fonts, base, page, controls, lists, finding, motion]
const text = [tables, fields, lead, prose]
const product = [tables, fields, rows, catalog, facts, gallery, sizeHelp]
/**
 * Ring sizes, newsletters, and all from the cart on: who comes there has the fonts from the pages
 * before. Who does not reads in those that stand in for them, and no line breaks anew while somebody
 * reads.
 */
const settled = common.map((part) => part.replaceAll('font-display:swap', 'font-display:optional'))
const buying = [...settled, ...text, engravingFonts, engraving, cart]

/**
 * The shop's style sheets by kind of page: inline in the page, and allowed by their hashes in the
 * Content-Security-Policy.
 */
export const sheets = {
  plain: packed(...common, ...text, listing, print),
  home: packed(...common, lead, rows, home, print),
  list: packed(...common, lead, listing, print),
  product: packed(...common, ...product, print),
  /** Its script brings the faces of the letters: most visitors engrave nothing. */
  engravable: packed(...common, ...product, engraving, print),
  /** With an engraving drawn by the server. */
  engraved: packed(...common, ...product, engravingFonts, engraving, print),
  ringSizes: packed(...settled, ...text, sizeTable, print),
  /** The archive of newsletters, in whose text products stand. */
  newsletter: packed(...settled, ...text, listing, newsletter, print),
  checkout: packed(...buying, print),
  order: packed(...buying, order, choices, slip, print),
  kept: packed(...settled, ...text, cart, kept, print),
  /** Beside that of the page, where something is announced. */
  announcement: packed(announcement),
  /** Comes with the drawer, so that no page carries it. */
  drawer,
}

/** The style sheet for a path, of a page that does not name its own. */
export function sheetOf(path: string): string {
  if (path === '/') return sheets.home
  if (path.startsWith('/pages/')) return sheets.ringSizes
  if (/^\/(collections|search)\b/.test(path)) return sheets.list
  if (/^\/kept\b/.test(path)) return sheets.kept
  if (/^\/orders\b/.test(path)) return sheets.order
  return isCheckout(path) ? sheets.checkout : sheets.plain
}

/** Whether a path belongs to buying: the cart and what comes after it. */
export const isCheckout = (path: string) => /^\/(cart|checkout|orders)\b/.test(path)
