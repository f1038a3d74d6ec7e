import type { ProductFigures } from '../../product-queries.ts'
import type { Asked, CsvTable, CsvTables } from '../csv-table.ts'
import { arrivalName } from './arrival-name.ts'
import { readShop, type ShopFigures } from './read-shop.ts'
import { shopFigureWords } from './words.ts'

type Rows = CsvTable['rows']

/** A table of what was read for the whole page. */
const tableOf =
  (name: string, write: (figures: ShopFigures, asked: Asked) => Omit<CsvTable, 'name'>) =>
  async (asked: Asked): Promise<CsvTable> => {
    const figures = await readShop(asked.source, asked.shop, asked.look.chosen)
    return { name, ...write(figures, asked) }
  }

const arrivals = (by: 'channel' | 'campaign') =>
  tableOf(`orders-by-${by}`, (figures, { shop }) => {
    const { csv } = shopFigureWords()
    const { locale, currency } = shop
    return {
      head: [csv.name, csv.visits, csv.orders, csv.revenue, csv.currency],
      rows: figures[by === 'channel' ? 'channels' : 'campaigns'].map((row) => [
        ...[
          arrivalName(row, by, locale),
          row.visits ?? '',
          row.orders,
          { amount: row.revenue, currency },
          currency,
        ],
      ]),
    }
  })

const products = (name: string, list: keyof ShopFigures['products']) =>
  tableOf(name, (figures, { shop: { currency } }) => {
    const { csv } = shopFigureWords()
    const all: ProductFigures[] = figures.products[list]
    return {
      head: [
        ...[csv.product, csv.handle, csv.views, csv.units],
        ...[csv.revenue, csv.currency, csv.stock],
      ],
      rows: all.map(({ title, handle, views, units, revenue, stock }) => [
        ...[title, handle, views, units, { amount: revenue, currency }, currency, stock],
      ]),
    }
  })

const searches = (name: string, list: 'terms' | 'termsWithoutResult') =>
  tableOf(name, (figures) => {
    const { csv } = shopFigureWords()
    return {
      head: [csv.term, csv.times, csv.visitors],
      rows: figures[list].map(({ key, times, visitors }): Rows[number] => [key, times, visitors]),
    }
  })

/** The tables of what visits bring the shop as files. */
export const shopTables: CsvTables = {
  funnel: tableOf('funnel', ({ funnel }) => {
    const { csv, funnel: words } = shopFigureWords()
    return {
      head: [csv.step, csv.visitors, csv.inBooks],
      rows: funnel.map(({ name, visitors, inBooks }) => [
        [words.ofVisits[name], words.ofBooks[name]].filter(Boolean).join(' / '),
        ...[visitors.number ?? '', inBooks.number ?? ''],
      ]),
    }
  }),
  channels: arrivals('channel'),
  campaigns: arrivals('campaign'),
  'products-best': products('products-best', 'best'),
  'products-never-sold': products('products-never-sold', 'neverSold'),
  'products-rarely-seen': products('products-rarely-seen', 'rarelySeen'),
  'carts-left': tableOf('carts-left', ({ left }) => {
    const { csv } = shopFigureWords()
    return {
      head: [csv.product, csv.handle, csv.carts, csv.units],
      rows: left.products.map(({ title, handle, carts, units }) => [title, handle, carts, units]),
    }
  }),
  searches: searches('searches', 'terms'),
  'searches-without-result': searches('searches-without-result', 'termsWithoutResult'),
}
