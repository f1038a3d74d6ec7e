import { Table } from '../../../../admin/parts/table.tsx'
import { countFormat, formatShare, moneyFormat } from '../../../format.ts'
import { nothingOf } from '../../../visits-by-step.ts'
import { rowsOf, Section } from '../../views/section.tsx'
import { arrivalName } from '../arrival-name.ts'
import { shopFigureWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

/** Renders orders, revenue and visits by the channels or the campaigns that brought them. */
export const ArrivalTable = (props: Shown & { by: 'channel' | 'campaign' }) => {
  const { shop, look, figures, by } = props
  const { locale, currency } = shop
  const words = shopFigureWords().arrivals
  const table = by === 'channel' ? 'channels' : 'campaigns'
  const all = figures[table]
  const count = countFormat(locale).text
  const rows = [
    ...all
      .filter(({ kind }) => kind === 'known')
      .slice(0, Math.max(rowsOf(look), by === 'channel' ? 9 : 0)),
    ...all.filter(({ kind }) => kind !== 'known'),
  ]
  return (
    <Section
      title={words[table]}
      means={words[`${table}Mean`]}
      count={all.length}
      shown={rows.length}
      {...{ table, look, address }}
    >
      <Table
        caption={words[table]}
        rows={rows}
        empty={
          <p>{nothingOf(figures.answer, by === 'channel' ? words.empty : words.noCampaign)}</p>
        }
        columns={[
          {
            title: words[by],
            kind: 'main',
            cell: (row) => <span>{arrivalName(row, by, locale)}</span>,
          },
          {
            title: words.visits,
            kind: 'number',
            cell: ({ visits }) => (visits === null ? '' : count(visits)),
          },
          { title: words.orders, kind: 'number', cell: ({ orders }) => count(orders) },
          {
            title: words.conversion,
            kind: 'number',
            cell: ({ conversion }) => (conversion === null ? '' : formatShare(conversion, locale)),
          },
          {
            title: words.revenue,
            kind: 'number',
            cell: ({ revenue }) => moneyFormat(locale, currency).text(revenue),
          },
        ]}
      />
    </Section>
  )
}
