import { factRows } from '../../catalog/fact-words.ts'
import { orderLineWords } from '../../orders/line-words.ts'
import type { Order, OrderLine } from '../../orders/read-order.ts'
import { paths } from '../../paths.ts'
import { wallClock } from '../../platform/calendar-date.ts'
import type { Shop } from '../../platform/config.ts'
import { formatDate } from '../../platform/format-date.ts'
import { OUT_REL } from '../../platform/out-links.ts'
import type { Bought } from '../read-facts.ts'
import { aftercareWords } from '../words.ts'

/** Facts that say what a piece is. */
const groups = new Set(['metal', 'stones', 'measures'])

/** Renders what the shop states about a piece it sold, to be printed. */
export const CertificatePage = (props: {
  shop: Shop
  order: Order
  line: OrderLine
  bought: Bought | undefined
}) => {
  const { shop, order, line, bought } = props
  const words = aftercareWords()
  const { certificate } = words
  const facts = bought ? factRows(bought.facts).filter(({ group }) => groups.has(group)) : []
  const day = wallClock(order.paidAt ?? order.placedAt, shop.time_zone).date
  const units = line.quantity - line.refundedUnits
  const hasReport = bought?.facts.stones.some(({ certificate: report }) => report?.number)
  return (
    <section class="order">
      <p class="no-print">
        <a href={paths.order(order.number)}>{words.back(order.number)}</a>
      </p>
      <section class="return-slip">
        <h1>{certificate.title}</h1>
        <p class="return-slip-to">{orderLineWords(line).name}</p>
        <dl class="order-facts">
          {units > 1 && <Row title={certificate.units} text={String(units)} />}
          {line.sku && <Row title={certificate.sku} text={line.sku} />}
          {facts.map(({ name, text, proof }) => (
            <>
              <dt>{name}</dt>
              <dd>
                {text}
                {proof && (
                  <span class="no-print">
                    {'. '}
                    <a href={proof.href} rel={OUT_REL}>
                      {proof.text}
                    </a>
                  </span>
                )}
              </dd>
            </>
          ))}
          <Row title={certificate.maker} text={bought?.vendor || shop.name} />
          <Row title={certificate.order} text={order.number} />
          <Row title={certificate.date} text={formatDate(day, shop.locale, true)} />
          <Row title={certificate.soldBy} text={`${shop.legal_name}, ${shop.address}`} />
        </dl>
        {facts.length === 0 && <p>{certificate.noFacts}</p>}
        <p>{certificate.statement(shop.legal_name)}</p>
        <p>
          {certificate.noReport} {hasReport && certificate.report}
        </p>
      </section>
      <p class="quiet no-print">{certificate.print}</p>
    </section>
  )
}

const Row = ({ title, text }: { title: string; text: string }) => (
  <>
    <dt>{title}</dt>
    <dd>{text}</dd>
  </>
)
