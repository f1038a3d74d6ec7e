import type { Shop } from '../platform/config.ts'
import { formatMoney, type Minor } from '../platform/money.ts'
import { uiWords } from './words.ts'

/** Renders an amount; a former, higher price is struck through and labelled for screen readers. */
export const Price = (props: {
  shop: Shop
  amount: Minor
  compareAt?: Minor | null
  from?: boolean
  /** In a column with its sum: with decimals even when they are zero. */
  exact?: boolean
}) => {
  const format = (amount: Minor) =>
    formatMoney(amount, props.shop.currency, props.shop.locale, props.exact)
  const reduced = props.compareAt && props.compareAt > props.amount
  const shown = reduced ? (
    <>
      {!props.from && <span class="visually-hidden">{uiWords().prices.now} </span>}
      <ins>{format(props.amount)}</ins>{' '}
      <span class="visually-hidden">{uiWords().prices.before} </span>
      <del>{format(props.compareAt ?? 0)}</del>
    </>
  ) : (
    format(props.amount)
  )
  return <span class="price">{props.from ? uiWords().prices.from(shown) : shown}</span>
}
