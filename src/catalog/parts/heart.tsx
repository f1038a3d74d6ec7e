import { paths } from '../../paths.ts'
import { keptCode } from '../../platform/kept-code.ts'
import { visitorSlot } from '../../platform/visitor-parts.ts'
import { catalogWords } from '../words.ts'

/** The form of all hearts of a page that are in no other. Once on a page that has such. */
export const KeepForm = () => <form id="keep" method="post" action={paths.kept()}></form>

type Props = {
  product: { handle: string; title: string }
  /** The form around it sends what was chosen along; it never is that form's first button. */
  inForm?: boolean
  /** Whether it says so in words too. */
  spelled?: boolean
}

/**
 * Renders the button that keeps a product, or lets go of it. What it does now is the visitor's part
 * of the page: the slot writes its name, and whether it is pressed.
 */
export const Heart = ({ product, inForm, spelled }: Props) => (
  <button
    class={spelled ? 'heart button-quiet' : 'heart'}
    type="submit"
    {...(inForm ? { formaction: paths.kept(), formnovalidate: true } : { form: 'keep' })}
    name={visitorSlot('heart', keptCode(product.handle))}
    value={product.handle}
    aria-label={catalogWords().cards.keep(product.title)}
  >
    {spelled && catalogWords().product.keep}
  </button>
)
