import { canBeReturned } from '../../catalog/rules/returns.ts'
import { catalogWords } from '../../catalog/words.ts'
import { engravingWords } from '../../engraving/words.ts'
import type { Shop } from '../../platform/config.ts'
import { formatMoney, type Minor } from '../../platform/money.ts'
import { uiWords } from '../../ui/words.ts'
import { addressLines } from '../addresses/rules.ts'
import type { Order } from '../read-order.ts'
import { orderWords } from '../words.ts'
import { dateLines } from './date-lines.ts'

/** Renders an order's lines, amounts, dates and address inside a mail. */
export const OrderTable = ({ shop, order }: { shop: Shop; order: Order }) => {
  const money = (amount: Minor) => formatMoney(amount, order.currency, shop.locale, true)
  return (
    <>
      <table role="presentation" width="100%" style="border-collapse:collapse;margin:24px 0">
        {order.lines.map((line) => (
          <Row
            name={
              <>
                {line.quantity} × {line.title}
                {line.variantTitle && <Small>{line.variantTitle}</Small>}
                {line.sku && <Small>{line.sku}</Small>}
                {line.engraving && <Small>{engravingWords().line(line.engraving)}</Small>}
                {!canBeReturned({ ...line, engraved: line.engraving !== null }) && (
                  <Small>{catalogWords().returns.not}</Small>
                )}
                {line.madeToOrder && (
                  <Small>{catalogWords().availability.of['made-to-order']}</Small>
                )}
              </>
            }
            amount={money(line.unitPrice * line.quantity)}
          />
        ))}
        <Row name={uiWords().sums.delivery} amount={money(order.delivery)} />
        <Row
          name={<strong>{uiWords().sums.total}</strong>}
          amount={<strong>{money(order.total)}</strong>}
        />
        {order.taxRate > 0 && (
          <Row name={uiWords().sums.ofWhichTax(order.taxRate / 100)} amount={money(order.tax)} />
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
