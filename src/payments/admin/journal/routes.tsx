import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { openPayments } from '../../context.ts'
import { readMovements } from '../../journal/read-movements.ts'
import { isNotPermitted, isProviderFault } from '../../provider.ts'
import { exportJournal } from './export-journal.ts'
import { booksOf } from './figures.ts'
import { monthForm } from './forms.ts'
import { readPeriod } from './period.ts'
import { allReadings, balancesOf, payoutRow, rowsOf, sumsOf } from './queries.ts'
import { MonthPage } from './views/month-page.tsx'
import { PayoutPage } from './views/payout-page.tsx'
import { journalWords } from './words.ts'

const PER_PAGE = 20

export const journalRoutes = new Hono<DeskEnv>()

journalRoutes.get(patterns.deskJournal, only('journal'), async (c) => {
  const payout = c.req.query('payout')
  if (payout) return showPayout(c, payout)
  const { db, config } = c.var
  const { shop } = config
  const period = readPeriod(c.req.query('month'), shop.time_zone)
  const provider = c.req.query('provider') || undefined
  const [sums, balances, readings, rows] = await db.batch([
    sumsOf(db, period),
    balancesOf(db, period.from),
    allReadings(db),
    rowsOf(db, { ...period, provider }, cursorOf(c), PER_PAGE + 1),
  ])
  const books = booksOf(sums, balances)
  return c.render(
    <MonthPage
      {...{ shop, books, balances, readings, provider }}
      month={period.month}
      today={todayIn(shop.time_zone)}
      done={c.req.query('done')}
      {...pageOf(c, rows)}
    />,
    { title: journalWords().title },
  )
})

journalRoutes.post(patterns.deskJournal, only('journal'), async (c) => {
  const { month, provider } = monthForm.parse(await readForm(c))
  const done = await readMovements(openPayments(c.env, c.var.config, c.executionCtx)).then(
    (complete) => (complete ? 'read' : 'more'),
    (error: unknown) => {
      if (isNotPermitted(error)) return 'refused'
      if (isProviderFault(error)) return 'silent'
      throw error
    },
  )
  return c.redirect(paths.deskJournal({ month, provider, done }), 303)
})

journalRoutes.post(patterns.deskJournalFile, only('journal'), async (c) => {
  const { month, provider } = monthForm.parse(await readForm(c))
  const period = readPeriod(month, c.var.config.shop.time_zone)
  const file = await exportJournal(deskContext(c), period, provider || undefined)
  return c.body(file, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="journal-${period.month}.csv"`,
  })
})

async function showPayout(c: Context<DeskEnv>, payout: string) {
  const { db, config } = c.var
  const [[own], sums, rows] = await db.batch([
    payoutRow(db, payout),
    sumsOf(db, { payout }),
    rowsOf(db, { payout }, cursorOf(c), PER_PAGE + 1),
  ])
  if (!own) return c.redirect(paths.deskJournal(), 303)
  const brought = sums.reduce((sum, { gross }) => sum + gross, 0)
  return c.render(
    <PayoutPage shop={config.shop} payout={own} brought={brought} {...pageOf(c, rows)} />,
    { title: journalWords().payoutTitle(payout) },
  )
}

/** The row after which the page begins: `after` in the address. */
function cursorOf(c: Context<DeskEnv>): { at: number; id: string } | null {
  const [, at, id] = /^(\d{1,12})\.([\w:-]{1,80})$/.exec(c.req.query('after') ?? '') ?? []
  return at && id ? { at: Number(at), id } : null
}

/** The rows of a page, and the addresses of others. */
function pageOf<Row extends { at: number; id: string }>(c: Context<DeskEnv>, found: Row[]) {
  const rows = found.slice(0, PER_PAGE)
  const { after, done, ...set } = c.req.query()
  const last = found.length > PER_PAGE ? rows.at(-1) : undefined
  return {
    rows,
    first: after && paths.deskJournal(set),
    next: last && paths.deskJournal({ ...set, after: `${last.at}.${last.id}` }),
  }
}
