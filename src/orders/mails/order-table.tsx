import type { Shop } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { orderLineWords } from '../line-words.ts'
import type { Order, OrderLine } from '../read-order.ts'
import { chargedRows } from './charged-rows.ts'
import { orderParts, type Shown } from './order-parts.ts'

/** Renders an order inside a mail: lines, amounts, delivery, and whatever `shown` allows. */
export const OrderTable = (props: { shop: Shop; order: Order; shown: Shown }) => {
  const { shop, order, shown } = props
  const money = (amount: Minor) => formatMoney(amount, order.currency, shop.locale, true)
  return (
    <>
      <table role="presentation" width="100%" style="border-collapse:collapse;margin:24px 0">
        {order.lines.map((line) => (
          <Line line={line} money={money} typed={shown.typed} />
        ))}
        {chargedRows(order).map(({ name, amount, isTotal }) =>
          isTotal ? (
            <Row name={<strong>{name}</strong>} amount={<strong>{money(amount)}</strong>} />
          ) : (
            <Row name={name} amount={money(amount)} />
          ),
        )}
      </table>
      {orderParts(shop, order, shown).map((lines) => (
        <Lines lines={lines} />
      ))}
    </>
  )
}

const Line = (props: { line: OrderLine; money: (amount: Minor) => string; typed: boolean }) => {
  const { line, money, typed } = props
  const shown = orderLineWords(line)
  const below = [
    shown.variantTitle,
    line.sku,
    typed && shown.engraving,
    shown.notReturned,
    shown.madeToOrder,
  ].filter(Boolean)
  return (
    <Row
      name={
        <>
          {shown.quantity} × {shown.title}
          {below.map((text) => (
            <Small>{text}</Small>
          ))}
        </>
      }
      amount={money(shown.price)}
    />
  )
}

const Lines = ({ lines }: { lines: string[] }) => (
  <p style="margin:24px 0;white-space:pre-line">
    {lines.map((line) => (
      <>
        {line}
        <br />
      </>
    ))}
  </p>
)

const Row = ({ name, amount }: { name: unknown; amount: unknown }) => (
  <tr>
    <td style="padding:8px 0;border-bottom:1px solid #e3ded7;vertical-align:top">{name}</td>
    <td style="padding:8px 0;border-bottom:1px solid #e3ded7;text-align:right;vertical-align:top;white-space:nowrap">
      {amount}
    </td>
  </tr>
)

const Small = ({ children }: { children?: unknown }) => (
  <span class="faint" style="display:block;font-size:14px;color:#67625b">
    {children}
  </span>
)
