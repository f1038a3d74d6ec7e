import { type Column, Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import { countFormat, moneyFormat } from '../../../format.ts'
import type { ProductFigures } from '../../../product-queries.ts'
import { Section } from '../../views/section.tsx'
import { shopFigureWords } from '../words.ts'
import type { Shown } from './shop-page.tsx'

/** Rows of each list; the files have all of them. */
const ROWS = 10

const lists = ['best', 'neverSold', 'rarelySeen'] as const

/** Renders which products sold best, and where views and sales do not go together. */
export const ProductTables = ({ shop, chosen, figures }: Shown) => {
  const words = shopFigureWords().products
  const { locale, currency } = shop
  const count = countFormat(locale).text
  const number = (title: string, cell: Column<ProductFigures>['cell']) => ({
    ...{ title, cell },
    kind: 'number' as const,
  })
  const stockOf = ({ stock, madeToOrder, onSale }: ProductFigures) => {
    if (!onSale) return words.gone
    return stock > 0 || !madeToOrder ? count(stock) : words.toOrder
  }
  const all: Record<string, Column<ProductFigures>> = {
    views: number(words.views, ({ views }) => count(views)),
    units: number(words.units, ({ units }) => count(units)),
    perHundred: number(words.perHundred, ({ units, views }) =>
      views > 0 ? countFormat(locale).text(Math.round((1000 * units) / views) / 10) : '–',
    ),
    revenue: number(words.revenue, ({ revenue }) => moneyFormat(locale, currency).text(revenue)),
    stock: number(words.stock, stockOf),
  }
  const columnsOf = {
    best: ['views', 'units', 'perHundred', 'revenue', 'stock'],
    neverSold: ['views', 'stock'],
    rarelySeen: ['views', 'units', 'revenue', 'stock'],
  }
  return (
    <>
      {lists.map((list) => (
        <Section
          id={`products-${list}`}
          title={words[list]}
          means={words[`${list}Mean`]}
          table={`products-${list}`}
          chosen={chosen}
        >
          <Table
            caption={words[list]}
            rows={figures.products[list].slice(0, ROWS)}
            empty={<p>{words.none[list]}</p>}
            columns={[
              {
                title: words.product,
                kind: 'main',
                cell: ({ title, handle, onSale }) =>
                  onSale ? <a href={paths.product(handle)}>{title}</a> : <span>{title}</span>,
              },
              ...columnsOf[list].flatMap((name) => all[name] ?? []),
            ]}
          />
        </Section>
      ))}
    </>
  )
}
