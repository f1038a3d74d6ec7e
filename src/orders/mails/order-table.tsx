import type { Shop } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { addressLines } from '../addresses/rules.ts'
import { orderLineWords } from '../line-words.ts'
import type { Order, OrderLine } from '../read-order.ts'
import { orderWords } from '../words.ts'
import { chargedRows } from './charged-rows.ts'
import { dateLines } from './date-lines.ts'

/** Renders an order's lines, amounts, dates and address inside a mail. */
export const OrderTable = ({ shop, order }: { shop: Shop; order: Order }) => {
  const money = (amount: Minor) => formatMoney(amount, order.currency, shop.locale, true)
  return (
    <>
      <table role="presentation" width="100%" style="border-collapse:collapse;margin:24px 0">
        {order.lines.map((line) => (
          <Line line={line} money={money} />
        ))}
        {chargedRows(order).map(({ name, amount, isTotal }) =>
          isTotal ? (
            <Row name={<strong>{name}</strong>} amount={<strong>{money(amount)}</strong>} />
          ) : (
            <Row name={name} amount={money(amount)} />
          ),
        )}
      </table>
      <Lines lines={dateLines(shop, order)} />
      <Lines lines={addressLines(order.contact.address, shop.locale)} />
      {order.contact.billing && (
        <Lines
          lines={[orderWords().mails.billedTo, ...addressLines(order.contact.billing, shop.locale)]}
        />
      )}
    </>
  )
}

const Line = ({ line, money }: { line: OrderLine; money: (amount: Minor) => string }) => {
  const shown = orderLineWords(line)
  const below = [
    shown.variantTitle,
    line.sku,
    shown.engraving,
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

const Lines = ({ lines }: { lines: string[] }) =>
  lines.length > 0 ? (
    <p style="margin:24px 0">
      {lines.map((line) => (
        <>
          {line}
          <br />
        </>
      ))}
    </p>
  ) : null

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
