import { ActForm } from '../../../../admin/parts/act-form.tsx'
import { Notice } from '../../../../admin/parts/notice.tsx'
import { PageTitle } from '../../../../admin/parts/page-title.tsx'
import { paths } from '../../../../paths.ts'
import type { CalendarDate } from '../../../../platform/calendar-date.ts'
import type { Shop } from '../../../../platform/config.ts'
import { formatMonth } from '../../../../platform/format-date.ts'
import type { Reading } from '../../../journal/queries.ts'
import type { Balance, Book } from '../figures.ts'
import { monthAfter } from '../period.ts'
import { journalWords } from '../words.ts'
import { BookCard } from './book.tsx'
import { Movements, type RowPage } from './movements.tsx'
import { Proof } from './proof.tsx'

type Props = RowPage & {
  shop: Shop
  month: string
  today: CalendarDate
  /** What is held in all, and the month of each. */
  balances: Balance[]
  books: Book[]
  readings: Reading[]
  provider: string | undefined
  done: string | undefined
}

/** Renders a month of the journal. */
export const MonthPage = (props: Props) => {
  const { shop, books, provider, done, rows, first, next } = props
  const words = journalWords()
  const shown = books.filter((book) => !provider || book.provider === provider)
  const notice = done && Object.hasOwn(words.done, done) ? (done as keyof typeof words.done) : null
  return (
    <>
      <PageTitle title={words.title} acts={<Acts {...props} />} />
      {notice && (
        <Notice
          kind={notice === 'silent' || notice === 'refused' ? 'refused' : 'done'}
          text={words.done[notice]}
        />
      )}
      <p class="quiet">{words.intro}</p>
      <Months {...props} />
      <Providers {...props} />
      <Proof {...props} />
      <div class="books">
        {shown.map((book) => (
          <BookCard book={book} locale={shop.locale} />
        ))}
      </div>
      <h2>{words.movements}</h2>
      <Movements {...{ shop, rows, first, next }} empty={words[emptiness(props)]} />
    </>
  )
}

const emptiness = ({ balances, readings }: Props) => {
  if (balances.length > 0) return 'nothing'
  return readings.every(({ permitted }) => permitted) ? 'nothingYet' : 'nothingRead'
}

const Acts = ({ month, provider }: Props) => {
  const words = journalWords()
  const asked = (
    <>
      <input type="hidden" name="month" value={month} />
      {provider && <input type="hidden" name="provider" value={provider} />}
    </>
  )
  return (
    <>
      <ActForm action={paths.deskJournal()}>
        {asked}
        <button class="button-quiet" type="submit">
          {words.read}
        </button>
      </ActForm>
      <form method="post" action={paths.deskJournalFile()}>
        {asked}
        <button class="button-quiet" type="submit">
          {words.download}
        </button>
      </form>
    </>
  )
}

const Months = ({ shop, month, today, provider }: Props) => {
  const to = (other: string) => (
    <a href={paths.deskJournal({ month: other, provider })}>
      {formatMonth(`${other}-01`, shop.locale)}
    </a>
  )
  return (
    <nav class="months" aria-label={journalWords().months}>
      {to(monthAfter(month, -1))}
      <strong aria-current="page">{formatMonth(`${month}-01`, shop.locale)}</strong>
      {month < today.slice(0, 7) ? to(monthAfter(month, 1)) : <span></span>}
    </nav>
  )
}

/** Only where there is more than one. */
const Providers = ({ month, books, provider }: Props) => {
  const { provider: label, providers } = journalWords()
  const names = [...new Set(books.map((book) => book.provider))]
  if (names.length < 2) return null
  const saved = [undefined, ...names].map((name) => ({
    href: paths.deskJournal({ month, provider: name }),
    title: name ? (providers[name] ?? name) : journalWords().all,
    current: name === provider,
  }))
  return (
    <nav class="saved" aria-label={label}>
      {saved.map(({ href, title, current }) => (
        <a href={href} aria-current={current ? 'page' : undefined}>
          {title}
        </a>
      ))}
    </nav>
  )
}
