import { raw } from 'hono/html'
import { jewelKind } from '../../catalog/rules/jewel-kind.ts'
import { paths } from '../../paths.ts'
import type { Config } from '../../platform/config.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { uiWords } from '../../ui/words.ts'
import { cartLineWords } from '../line-words.ts'
import { type CartLine, goodsTotal, unitsIn } from '../rules.ts'
import { drawer } from '../styles.ts'
import { cartWords } from '../words.ts'
import { CheckOut } from './check-out.tsx'

type Props = {
  config: Pick<Config, 'shop' | 'MAIL_FROM'>
  lines: CartLine[]
  /** The one that was just added. */
  line: CartLine
  /** In which the visitor reads ring sizes, unless they chose another. */
  sizes: RingSystem
}

/**
 * Renders the dialog over a product's page: the line that was just added, the cart's sum and the
 * ways on. Its look comes with it.
 */
export const Drawer = ({ config, lines, line, sizes }: Props) => {
  const words = cartWords().drawer
  const shown = cartLineWords(line, sizes)
  return (
    <>
      <style>{raw(drawer)}</style>
      <dialog
        class="drawer"
        aria-labelledby="drawer-title"
        aria-describedby="drawer-line"
        closedby="any"
      >
        {/* Not a button, which a second press of Enter would press as well. */}
        <h2 id="drawer-title" tabindex={-1} autofocus>
          {words.title}
        </h2>
        <form method="dialog">
          <button class="drawer-close" type="submit" aria-label={words.close}>
            ×
          </button>
        </form>
        <div class="drawer-line" id="drawer-line">
          <Picture picture={line.picture} kind={jewelKind(line.type)} alt="" />
          <div>
            <h3>{shown.title}</h3>
            {shown.variantTitle && <p>{shown.variantTitle}</p>}
            {shown.engraving && <p>{shown.engraving}</p>}
            <p class="drawer-sum">
              <span class="quiet">{words.quantity(shown.quantity)}</span>{' '}
              <Price shop={config.shop} amount={shown.price} exact />
            </p>
          </div>
        </div>
        <div class="drawer-ways">
          <p class="drawer-sum">
            <span>
              {uiWords().sums.goods}{' '}
              <span class="quiet">({cartWords().pieces(unitsIn(lines))})</span>
            </span>{' '}
            <strong>
              <Price shop={config.shop} amount={goodsTotal(lines)} exact />
            </strong>
          </p>
          <p class="quiet">{cartWords().deliveryLater}</p>
          <CheckOut config={config} lines={lines} />
          <form method="dialog">
            <button class="button-quiet" type="submit">
              {words.goOn}
            </button>
          </form>
          <p class="drawer-cart">
            <a href={paths.cart()}>{words.cart}</a>
          </p>
        </div>
      </dialog>
    </>
  )
}
