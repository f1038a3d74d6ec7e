import type { Child } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { keptCode } from '../../platform/kept-code.ts'
import { visitorSlot } from '../../platform/visitor-parts.ts'
import { catalogWords } from '../words.ts'

/** The form of all hearts of a page that are in no other. Once on a page that has such. */
export const KeepForm = ({ id = 'keep', children }: { id?: string; children?: Child }) => (
  <form id={id} method="post" action={paths.kept()}>
    {children}
  </form>
)

type Props = {
  product: { handle: string; title: string }
  /**
   * The form around it: the `KeepForm`, or that of buying, which sends what was chosen along, and of
   * which it never is the first button. Absent: the page's `KeepForm` is elsewhere.
   */
  within?: 'keep' | 'buy' | undefined
  /** Whether it says so in words too. */
  spelled?: boolean
  /**
   * Id of its `KeepForm`, where it is in a visitor's own part of the page: of a piece that they do not
   * keep, because no slot is filled in there.
   */
  ownPart?: string
}

/**
 * Renders the button that keeps a product, or lets go of it. What it does now is the visitor's part
 * of the page: the slot writes its name, and whether it is pressed.
 */
export const Heart = ({ product, within, spelled, ownPart }: Props) => (
  <button
    class={spelled ? 'heart button-quiet' : 'heart'}
    type="submit"
    {...(within === 'buy' && { formaction: paths.kept(), formnovalidate: true })}
    {...(!within && { form: ownPart ?? 'keep' })}
    {...(ownPart
      ? { name: 'keep', 'aria-pressed': 'false' }
      : { name: visitorSlot('heart', keptCode(product.handle)) })}
    value={product.handle}
    aria-label={catalogWords().cards.keep(product.title)}
  >
    {spelled && catalogWords().product.keep}
  </button>
)
