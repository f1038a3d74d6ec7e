import { lineTitle } from '../../cart/line-title.ts'
import type { CartLine } from '../../cart/rules.ts'
import { catalogWords } from '../../catalog/words.ts'
import { engravingWords } from '../../engraving/words.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { Minor } from '../../platform/money.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { Price } from '../../ui/price.tsx'
import { uiWords } from '../../ui/words.ts'
import type { Totals } from '../rules/totals.ts'
import { checkoutWords } from '../words.ts'

type Props = { shop: Shop; lines: CartLine[]; sizes: RingSystem; totals: Totals }

/** Renders what is about to be bought and how its total comes about. */
export const OrderSummary = ({ shop, lines, sizes, totals }: Props) => {
  return (
    <aside aria-labelledby="summary-title">
      <h2 id="summary-title">{checkoutWords().summary}</h2>
      <dl class="summary">
        {lines.map((line) => (
          <Line shop={shop} amount={line.unitPrice * line.quantity}>
            {line.quantity} × {line.title}
            <span class="quiet"> {lineTitle(line, sizes)}</span>
            {line.engraving && (
              <span class="quiet">
                <br />
                {engravingWords().line(line.engraving)}
              </span>
            )}
            {!line.available && (
              <span class="error"> {catalogWords().availability.of['sold-out']}</span>
            )}
          </Line>
        ))}
        <Line shop={shop} amount={totals.delivery}>
          {uiWords().sums.delivery}
        </Line>
        <div class="summary-line summary-total">
          <dt>{uiWords().sums.total}</dt>
          <dd>
            <Price shop={shop} amount={totals.total} exact />
          </dd>
        </div>
        {totals.taxRate > 0 && (
          <Line shop={shop} amount={totals.tax}>
            {uiWords().sums.ofWhichTax(totals.taxRate / 100)}
          </Line>
        )}
      </dl>
      {totals.taxRate === 0 && <p class="hint">{checkoutWords().untaxed}</p>}
      {lines.some((line) => !line.available) && (
        <button
          class="button-quiet"
          type="submit"
          form="checkout"
          name="update"
          value="drop-sold-out"
        >
          {checkoutWords().dropSoldOut}
        </button>
      )}
      <p>
        <a href={paths.cart()}>{checkoutWords().changeCart}</a>
      </p>
    </aside>
  )
}

const Line = (props: { shop: Shop; amount: Minor; children?: unknown }) => (
  <div class="summary-line">
    <dt>{props.children}</dt>
    <dd>
      <Price shop={props.shop} amount={props.amount} exact />
    </dd>
  </div>
)
