import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { countFormat, moneyFormat } from '../../../format.ts'
import { Figure } from '../../views/figure.tsx'
import { Section } from '../../views/section.tsx'
import { shopFigureWords } from '../words.ts'
import type { Shown } from './shop-page.tsx'

/** Rows that are shown; the file has all of them. */
const ROWS = 10

/** Renders what was not bought after all: carts, and checkouts. */
export const LeftCard = ({ shop, chosen, figures }: Shown) => {
  const words = shopFigureWords().left
  const { locale, currency } = shop
  const [count, money] = [countFormat(locale), moneyFormat(locale, currency)]
  const { carts, value, checkouts, checkoutsValue, products } = figures.left
  return (
    <>
      <h2 id="left">{words.title}</h2>
      <div class="figures">
        {[
          { id: 'carts', value: carts, format: count },
          { id: 'value', value, format: money },
          { id: 'checkouts', value: checkouts, format: count },
          { id: 'checkoutsValue', value: checkoutsValue, format: money },
        ].map((figure) => {
          const id = figure.id as 'carts' | 'value' | 'checkouts' | 'checkoutsValue'
          return (
            <Figure {...figure} title={words[id]} definition={words[`${id}Mean`]} locale={locale} />
          )
        })}
      </div>
      <Section id="carts-left" title={words.products} table="carts-left" chosen={chosen}>
        <Table
          caption={words.products}
          rows={products.slice(0, ROWS)}
          empty={<p>{words.empty}</p>}
          columns={[
            {
              title: shopFigureWords().products.product,
              kind: 'main',
              cell: ({ title, handle }) => <a href={paths.product(handle)}>{title}</a>,
            },
            { title: words.inCarts, kind: 'number', cell: (row) => count.text(row.carts) },
            { title: words.units, kind: 'number', cell: (row) => count.text(row.units) },
          ]}
        />
      </Section>
    </>
  )
}
