import { paths } from '../../../../paths.ts'
import { Bars } from '../../../charts/bars.tsx'
import { countFormat, moneyFormat } from '../../../format.ts'
import { Figure } from '../../views/figure.tsx'
import { rowsOf, Section } from '../../views/section.tsx'
import { shopFigureWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

/** Renders what was not bought after all: carts, and checkouts. */
export const LeftCard = ({ shop, look, figures }: Shown) => {
  const words = shopFigureWords().left
  const { locale, currency } = shop
  const [count, money] = [countFormat(locale), moneyFormat(locale, currency)]
  const { products, ...left } = figures.left
  const shown = [
    ['carts', count],
    ['value', money],
    ['checkouts', count],
    ['checkoutsValue', money],
  ] as const
  return (
    <>
      {!look.only && (
        <section class="figures" aria-label={words.title}>
          {shown.map(([id, format]) => (
            <Figure
              {...{ id, format, locale }}
              title={words[id]}
              value={left[id]}
              definition={words[`${id}Mean`]}
            />
          ))}
        </section>
      )}
      <Section
        table="carts-left"
        title={words.products}
        count={products.length}
        {...{ look, address }}
      >
        <Bars
          caption={words.products}
          columns={{ label: shopFigureWords().products.product, value: words.inCarts }}
          more={[words.units]}
          rows={products.slice(0, rowsOf(look)).map(({ title, handle, carts, units }) => ({
            ...{ label: title, value: carts, href: paths.product(handle) },
            more: [count.text(units)],
          }))}
          format={count.text}
          empty={words.empty}
        />
      </Section>
    </>
  )
}
