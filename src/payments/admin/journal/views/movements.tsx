import { Empty } from '../../../../admin/parts/empty.tsx'
import { Pages } from '../../../../admin/parts/pages.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { paths } from '../../../../paths.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatOwnMoment } from '../../../../platform/format-date.ts'
import { formatMoney } from '../../../../platform/money.ts'
import type { JournalRow } from '../queries.ts'
import { journalWords } from '../words.ts'
import { formatRate } from './rate.ts'

export type RowPage = {
  rows: JournalRow[]
  first?: string | undefined
  next?: string | undefined
}

/** Renders rows of the journal, and the links to its other pages. */
export const Movements = (props: RowPage & { shop: Shop; empty: string }) => {
  const { shop, rows, first, next, empty } = props
  const words = journalWords()
  const { locale } = shop
  return (
    <>
      <Table
        caption={words.movements}
        rows={rows}
        empty={<Empty text={empty} />}
        columns={[
          { title: words.movement, kind: 'main', cell: (row) => <Name row={row} /> },
          {
            title: words.when,
            cell: ({ at }) => (
              <time datetime={new Date(at * 1000).toISOString()}>{formatOwnMoment(at, shop)}</time>
            ),
          },
          {
            title: words.reference,
            cell: ({ provider, reference }) => (
              <>
                {words.providers[provider] ?? provider} <code>{reference}</code>
              </>
            ),
          },
          { ...money(words.net, 'net', locale) },
          {
            title: words.rate,
            kind: 'number',
            cell: ({ taxRate }) => (taxRate > 0 ? formatRate(taxRate, locale) : ''),
          },
          {
            title: words.tax,
            kind: 'number',
            cell: ({ tax, currency }) =>
              tax === 0 ? '' : formatMoney(tax, currency, locale, true),
          },
          {
            title: words.gross,
            kind: 'number',
            cell: (row) => (
              <>
                {formatMoney(row.gross, row.currency, locale, true)}
                {row.charged !== null && row.chargedCurrency && (
                  <small class="quiet">
                    {' '}
                    {words.charged(formatMoney(row.charged, row.chargedCurrency, locale, true))}
                  </small>
                )}
              </>
            ),
          },
        ]}
      />
      <Pages first={first} next={next} />
    </>
  )
}

/** What moved, and where it leads: to its order, or what a payout brought. */
const Name = ({ row }: { row: JournalRow }) => {
  const kind = journalWords().kinds[row.kind]
  if (row.kind === 'payout' && row.gross < 0)
    return <a href={paths.deskJournal({ payout: row.reference })}>{kind}</a>
  if (!row.number) return <>{kind}</>
  return (
    <>
      {kind} <a href={paths.deskOrder(row.number)}>{row.number}</a>
    </>
  )
}

const money = (title: string, of: 'net' | 'gross', locale: string) => ({
  title,
  kind: 'number' as const,
  cell: (row: JournalRow) => formatMoney(row[of], row.currency, locale, true),
})
