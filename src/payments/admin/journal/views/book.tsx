import { Card } from '../../../../admin/parts/card.tsx'
import { Table } from '../../../../admin/parts/table.tsx'
import { formatMoney } from '../../../../platform/money.ts'
import type { Amounts, Book } from '../figures.ts'
import { journalWords } from '../words.ts'
import { formatRate } from './rate.ts'

type Row = { name: string; meaning?: string; net?: number; tax?: number; gross: number }

/** Renders the month of one provider and currency, with what each figure means. */
export const BookCard = ({ book, locale }: { book: Book; locale: string }) => {
  const words = journalWords()
  const { provider, currency, kinds, rates } = book
  const name = words.book(words.providers[provider] ?? provider, currency)
  const id = `book-${provider}-${currency}`
  const figure = (
    of: keyof typeof words.figures,
    amounts: Partial<Amounts> & { gross: number },
  ) => ({
    ...{ name: words.figures[of], meaning: words.meaning[of] },
    ...amounts,
  })
  const rows: Row[] = [
    figure('opening', { gross: book.opening }),
    ...(['sale', 'refund', 'dispute', 'fee', 'other'] as const).map((kind) =>
      figure(kind, kinds[kind]),
    ),
    figure('change', book.change),
    figure('payout', { gross: book.payouts }),
    figure('closing', { gross: book.closing }),
  ]
  return (
    <Card id={id} title={name}>
      <Amounted {...{ rows, currency, locale }} caption={name} title={words.figure} />
      {rates.length > 0 && (
        <>
          <h3>{words.rates}</h3>
          <p class="quiet">{words.ratesMeaning}</p>
          <Amounted
            {...{ currency, locale }}
            caption={words.rates}
            title={words.rate}
            rows={rates.map(({ rate, ...amounts }) => ({
              name: rate > 0 ? formatRate(rate, locale) : words.noTax,
              ...amounts,
            }))}
          />
        </>
      )}
    </Card>
  )
}

const Amounted = (props: {
  caption: string
  title: string
  rows: Row[]
  currency: string
  locale: string
}) => {
  const { caption, title, rows, currency, locale } = props
  const words = journalWords()
  const column = (of: 'net' | 'tax' | 'gross') => ({
    title: words[of],
    kind: 'number' as const,
    cell: ({ [of]: amount }: Row) =>
      amount === undefined ? '' : formatMoney(amount, currency, locale, true),
  })
  return (
    <Table
      {...{ caption, rows }}
      empty={null}
      columns={[
        {
          title,
          kind: 'main',
          cell: ({ name, meaning }) => (
            <>
              {name}
              {meaning && <small class="meaning">{meaning}</small>}
            </>
          ),
        },
        ...[column('net'), column('tax'), column('gross')],
      ]}
    />
  )
}
