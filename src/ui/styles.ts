import { base } from './styles/base.ts'
import { cart } from './styles/cart.ts'
import { catalog } from './styles/catalog.ts'
import { engraving } from './styles/engraving.ts'
import { engravingFonts } from './styles/engraving-fonts.ts'
import { facts } from './styles/facts.ts'
import { forms } from './styles/forms.ts'
import { page } from './styles/page.ts'
import { ringSizes } from './styles/ring-sizes.ts'

/** The shop's one style sheet: inline in every page, allowed by its hash in the Content-Security-Policy. */
export const styles = [
  base,
  engravingFonts,
  page,
  forms,
  catalog,
  engraving,
  facts,
  ringSizes,
  cart,
]
  .join('')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};]) ?/g, '$1')
  .replace(/([:,]) /g, '$1')
