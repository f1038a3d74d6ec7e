import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { Bars } from '../../../charts/bars.tsx'
import { countFormat, moneyFormat } from '../../../format.ts'
import type { ProductFigures } from '../../../product-queries.ts'
import { rowsOf, Section } from '../../views/section.tsx'
import { shopFigureWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

/** Renders which products sold best, and where views and sales do not go together. */
export const ProductLists = ({ shop, look, figures }: Shown) => {
  const words = shopFigureWords().products
  const { locale, currency } = shop
  const { best } = figures.products
  const count = countFormat(locale).text
  const stockOf = ({ stock, madeToOrder, onSale }: ProductFigures) => {
    if (!onSale) return words.gone
    return stock > 0 || !madeToOrder ? count(stock) : words.toOrder
  }
  const bars = (list: 'neverSold' | 'rarelySeen', by: 'views' | 'units') => {
    const all = figures.products[list]
    return (
      <Section
        table={tables[list]}
        title={words[list]}
        means={words[`${list}Mean`]}
        count={all.length}
        {...{ look, address }}
      >
        <Bars
          caption={words[list]}
          columns={{ label: words.product, value: words[by] }}
          more={[...(by === 'units' ? [words.views] : []), words.stock]}
          rows={all.slice(0, rowsOf(look)).map((product) => ({
            label: product.title,
            value: product[by],
            href: product.onSale ? paths.product(product.handle) : undefined,
            more: [...(by === 'units' ? [count(product.views)] : []), stockOf(product)],
          }))}
          format={count}
          empty={words.none[list]}
        />
      </Section>
    )
  }
  return (
    <>
      <Section
        table={tables.best}
        title={words.best}
        means={words.bestMean}
        count={best.length}
        {...{ look, address }}
      >
        <Table
          caption={words.best}
          rows={best.slice(0, rowsOf(look))}
          empty={<p>{words.none.best}</p>}
          columns={[
            {
              title: words.product,
              kind: 'main',
              cell: ({ title, handle, onSale }) =>
                onSale ? <a href={paths.product(handle)}>{title}</a> : <span>{title}</span>,
            },
            { title: words.views, kind: 'number', cell: ({ views }) => count(views) },
            { title: words.units, kind: 'number', cell: ({ units }) => count(units) },
            {
              title: words.perHundred,
              kind: 'number',
              cell: ({ units, views }) =>
                views > 0 ? count(Math.round((1000 * units) / views) / 10) : '–',
            },
            {
              title: words.revenue,
              kind: 'number',
              cell: ({ revenue }) => moneyFormat(locale, currency).text(revenue),
            },
            { title: words.stock, kind: 'number', cell: stockOf },
          ]}
        />
      </Section>
      <div class="beside">
        {bars('neverSold', 'views')}
        {bars('rarelySeen', 'units')}
      </div>
    </>
  )
}

/** What the lists are called in addresses. */
const tables = {
  best: 'products-best',
  neverSold: 'products-never-sold',
  rarelySeen: 'products-rarely-seen',
}
