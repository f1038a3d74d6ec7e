import { cartLineWords } from '../../cart/line-words.ts'
import type { CartLine } from '../../cart/rules.ts'
import { priceWords } from '../../catalog/availability-words.ts'
import { catalogWords } from '../../catalog/words.ts'
import { paths } from '../../paths.ts'
import type { Shop } from '../../platform/config.ts'
import type { RingSystem } from '../../ring-sizes/rules/scales.ts'
import { Price } from '../../ui/price.tsx'
import { SumLine, SumLines } from '../../ui/sum-lines.tsx'
import { sumRows } from '../../ui/sum-words.ts'
import type { Totals } from '../rules/totals.ts'
import { checkoutWords } from '../words.ts'

type Props = { shop: Shop; lines: CartLine[]; sizes: RingSystem; totals: Totals }

/**
 * Renders what is about to be bought and how its total comes about. On a phone it folds into a line
 * with the total, unless something in it must be seen.
 */
export const OrderSummary = ({ shop, lines, sizes, totals }: Props) => {
  const soldOut = lines.some((line) => !line.available)
  return (
    <aside aria-labelledby="summary-title">
      <h2 id="summary-title">{checkoutWords().summary}</h2>
      <details id="summary" open={soldOut}>
        <summary>
          <span>{checkoutWords().summary}</span> <Price shop={shop} amount={totals.total} exact />
        </summary>
        <dl class="summary">
          {lines.map((line) => (
            <Line shop={shop} line={line} sizes={sizes} />
          ))}
          <SumLines shop={shop} rows={sumRows({ ...totals, goods: null })} />
        </dl>
        {totals.taxRate === 0 && <p class="hint">{checkoutWords().untaxed}</p>}
        {soldOut && (
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
      </details>
    </aside>
  )
}

const Line = ({ shop, line, sizes }: { shop: Shop; line: CartLine; sizes: RingSystem }) => {
  const shown = cartLineWords(line, sizes)
  const onRequest = line.availability === 'on-request'
  const { of } = catalogWords().availability
  return (
    <SumLine shop={shop} amount={onRequest ? null : shown.price}>
      {shown.quantity} × {shown.title}
      <span class="quiet"> {shown.variantTitle}</span>
      {shown.engraving && (
        <span class="quiet">
          <br />
          {shown.engraving}
        </span>
      )}
      {!line.available && (
        <span class="error"> {onRequest ? priceWords(0, shop) : of['sold-out']}</span>
      )}
    </SumLine>
  )
}
