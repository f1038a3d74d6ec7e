import { orderLineWords } from '../../orders/line-words.ts'
import type { Order, OrderLine } from '../../orders/read-order.ts'
import { paths } from '../../paths.ts'
import type { Bought } from '../read-facts.ts'
import type { MetalCare, StoneCare } from '../rules/care.ts'
import { aftercareWords } from '../words.ts'

/** Renders how the pieces of an order are worn, cleaned and kept. */
export const CarePage = (props: {
  order: Order
  lines: OrderLine[]
  bought: Map<string, Bought>
  care: { metals: MetalCare[]; stones: StoneCare[] }
}) => {
  const { order, lines, bought, care } = props
  const words = aftercareWords()
  const said = lines.flatMap((line) => {
    const own = bought.get(line.id)?.facts.care
    return own ? [{ name: orderLineWords(line).name, own }] : []
  })
  return (
    <section class="narrow">
      <p class="no-print">
        <a href={paths.order(order.number)}>{words.back(order.number)}</a>
      </p>
      <h1>{words.care.title}</h1>
      {said.length < lines.length && (
        <ul>
          {lines.map((line) => (
            <li>{orderLineWords(line).name}</li>
          ))}
        </ul>
      )}
      {said.map(({ name, own }) => (
        <>
          <h2>{name}</h2>
          <p>{own}</p>
        </>
      ))}
      {care.metals.map((metal) => (
        <Advice {...words.care.metals[metal]} />
      ))}
      {care.stones.map((stone) => (
        <Advice {...words.care.stones[stone]} />
      ))}
      <h2>{words.care.always.title}</h2>
      <ul>
        {words.care.always.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <p class="no-print">
        <a href={paths.orderService(order.number)}>{words.care.ask}</a>
      </p>
    </section>
  )
}

const Advice = ({ title, text }: { title: string; text: string }) => (
  <>
    <h2>{title}</h2>
    <p>{text}</p>
  </>
)
