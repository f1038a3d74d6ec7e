import { Table } from '../../../../admin/parts/table.tsx'
import { formatMonth } from '../../../../platform/format-date.ts'
import { countFormat, formatShare } from '../../../format.ts'
import { planLimits } from '../../../plan-limits.ts'
import { Section } from '../../views/section.tsx'
import { siteWords } from '../words.ts'
import { address, type Shown } from './shown.ts'

const { free, paid } = planLimits

/** Renders how much is used of what Cloudflare's plans allow. */
export const UsageCard = ({ shop, look, figures }: Shown) => {
  const words = siteWords()
  const { locale } = shop
  const { text, short } = countFormat(locale)
  const { bytes, points } = figures
  const size = (of: number) => sizeOf(of, locale)
  const of = (used: number, limit: number, say: (limit: string) => string, write = short) =>
    words.of(formatShare(used / limit, locale), say(write(limit)))
  const itself = (limit: string) => limit
  const elsewhere = (what: 'rowsRead' | 'rowsWritten') => ({
    ...{ name: words[what], used: words.elsewhere },
    free: words.perDay(short(free[what].most)),
    paid: words.perMonth(short(paid[what].most)),
  })
  return (
    <Section table="usage" title={words.usage} means={words.usageMean} {...{ look, address }}>
      <Table
        caption={words.usage}
        empty={null}
        rows={[
          {
            ...{ name: words.database, used: size(bytes) },
            free: of(bytes, free.database, itself, size),
            paid: of(bytes, paid.database, itself, size),
          },
          {
            ...{ name: words.pointsDay, used: text(points.most), paid: '' },
            free: of(points.most, free.points.most, words.perDay),
          },
          {
            name: words.pointsMonth(formatMonth(points.monthOf, locale)),
            ...{ used: text(points.month), free: '' },
            paid: of(points.month, paid.points.most, words.perMonth),
          },
          elsewhere('rowsRead'),
          elsewhere('rowsWritten'),
        ]}
        columns={[
          { title: words.what, kind: 'main', cell: ({ name }) => <span>{name}</span> },
          { title: words.used, kind: 'number', cell: ({ used }) => used },
          { title: words.free, kind: 'number', cell: (row) => row.free },
          { title: words.paid, kind: 'number', cell: (row) => row.paid },
        ]}
      />
    </Section>
  )
}

/** Renders about how many rows the tables have that grow. */
export const RowsCard = ({ shop, look, figures }: Shown) => {
  const words = siteWords()
  const { text } = countFormat(shop.locale)
  return (
    <Section table="rows" title={words.rows} means={words.rowsMean} {...{ look, address }}>
      <Table
        caption={words.rows}
        empty={null}
        rows={Object.entries(figures.tables ?? {})}
        columns={[
          {
            title: words.table,
            kind: 'main',
            cell: ([name]) => <span>{words.tables[name as keyof typeof words.tables]}</span>,
          },
          { title: words.number, kind: 'number', cell: ([, rows]) => text(rows) },
        ]}
      />
    </Section>
  )
}

/** Bytes as megabytes, or gigabytes from one on. */
function sizeOf(bytes: number, locale: string): string {
  const [unit, of] = bytes < 1e9 ? (['megabyte', 1e6] as const) : (['gigabyte', 1e9] as const)
  const format = { style: 'unit', unit, maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale, format).format(bytes / of)
}
