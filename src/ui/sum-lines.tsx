import type { Child } from 'hono/jsx'
import type { Shop } from '../platform/config.ts'
import type { Minor } from '../platform/money.ts'
import { Price } from './price.tsx'
import type { SumRow } from './sum-words.ts'

/** `amount`: null where there is none. */
type Props = { shop: Shop; amount: Minor | null; isTotal?: boolean; children?: Child }

/** Renders one row of amounts, inside `<dl class="summary">`. */
export const SumLine = ({ shop, amount, isTotal, children }: Props) => (
  <div class={isTotal ? 'summary-line summary-total' : 'summary-line'}>
    <dt>{children}</dt>
    <dd>{amount !== null && <Price shop={shop} amount={amount} exact />}</dd>
  </div>
)

/** Renders the rows that make up a total. */
export const SumLines = ({ shop, rows }: { shop: Shop; rows: SumRow[] }) => (
  <>
    {rows.map(({ name, amount, isTotal }) => (
      <SumLine shop={shop} amount={amount} isTotal={isTotal}>
        {name}
      </SumLine>
    ))}
  </>
)
