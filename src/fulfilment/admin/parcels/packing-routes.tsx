import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { actId } from '../../../admin/act.ts'
import type { DeskEnv } from '../../../admin/env.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { unpack } from '../../unpack.ts'
import { exportParcels } from './export-parcels.ts'
import { exportForm } from './forms.ts'
import { noticeOf } from './notices.tsx'
import { type PackingRow, readRows } from './packing-form.ts'
import {
  carriersLastUsed,
  MOST,
  orderNumbersOfParcels,
  parcelsBeingPacked,
  SHOWN,
} from './queries.ts'
import { openParcels } from './read-parcels.ts'
import { type RowOutcome, sendParcels } from './send-parcels.ts'
import { showRow } from './show-packing.ts'
import { Checked, Outcomes } from './views/outcomes.tsx'
import { PackingPage } from './views/packing-page.tsx'
import { parcelWords } from './words.ts'

/** The table in which parcels get their numbers, are sent, unpacked and exported. */
export const packingRoutes = new Hono<DeskEnv>()

packingRoutes.get(patterns.deskPacking, async (c) => {
  const table = await readTable(c.var)
  return renderTable(c, table, { typed: [], tell: true, notice: noticeOf(c.req.query()) })
})

packingRoutes.post(patterns.deskPacking, async (c) => {
  const form = await readForm(c)
  const act = actId.safeParse(form.act)
  if (!act.success) return c.redirect(paths.deskPacking(), 303)
  const rows = readRows(form, MOST)
  const row = form.unpack === undefined ? undefined : rows[Number(form.unpack)]
  if (row) {
    const { ok } = await unpack(deskContext(c), { act: `${act.data}:${row.id}`, ...row })
    const done = ok ? 'unpacked' : 'changed'
    const others = rows.filter(({ id, number }) => id !== row.id && number !== '')
    if (others.length === 0) return c.redirect(paths.deskPacking({ done }), 303)
    const kept = { typed: others, tell: form.tell !== undefined, notice: noticeOf({ done }) }
    return renderTable(c, await readTable(c.var), kept)
  }
  const typed = { typed: rows, tell: form.tell !== undefined }
  const table = await readTable(c.var)
  if (form.do !== 'send') return renderTable(c, table, { ...typed, checked: true })
  const outcomes = await sendParcels(deskContext(c), {
    ...{ act: act.data, rows: rows.filter(({ send }) => send) },
    ...{ parcels: table.parcels, tell: typed.tell },
  })
  const sent = outcomes.filter(({ problems }) => problems.length === 0)
  if (outcomes.length === 0) return c.redirect(paths.deskPacking({ done: 'nothing' }), 303)
  if (sent.length === outcomes.length)
    return c.redirect(paths.deskParcels({ done: 'sent', count: `${sent.length}` }), 303)

  const ids = outcomes.map(({ row }) => row.id)
  const [left, numbers] = await Promise.all([
    readTable(c.var),
    orderNumbersOfParcels(c.var.db, ids),
  ])
  c.status(422)
  const notice = <Outcomes outcomes={outcomes} left={left.parcels} numbers={numbers} />
  return renderTable(c, left, { ...typed, outcomes, notice })
})

packingRoutes.post(patterns.deskParcelExport, async (c) => {
  const fields = await readForm(c)
  const form = exportForm.safeParse(fields)
  if (!form.success) return c.redirect(paths.deskPacking(), 303)
  const ids = readRows(fields, MOST).flatMap(({ id, send }) => (send ? id : []))
  const { format, contact } = form.data
  const csv = await exportParcels(deskContext(c), { ids, format, contact: contact !== undefined })
  if (csv === null) return c.redirect(paths.deskPacking({ done: 'nothing' }), 303)
  const date = todayIn(c.var.config.shop.time_zone)
  return c.body(csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="parcels-${date}-${format}.csv"`,
  })
})

/** What is being packed, and which carriers were used: in one round trip. */
async function readTable({ db, config }: DeskEnv['Variables']) {
  const [rows, lastUsed] = await db.batch([parcelsBeingPacked(db), carriersLastUsed(db)])
  return { parcels: await openParcels(config, rows), lastUsed }
}

async function renderTable(
  c: Context<DeskEnv>,
  { parcels, lastUsed }: Awaited<ReturnType<typeof readTable>>,
  shown: {
    typed: PackingRow[]
    tell: boolean
    outcomes?: RowOutcome[]
    notice?: Child
    checked?: boolean
  },
) {
  const { config } = c.var
  const { typed, tell, outcomes, notice, checked } = shown
  const rows = parcels.slice(0, SHOWN.packing).map((parcel) => {
    const row = typed.find(({ id }) => id === parcel.id)
    const refused = outcomes?.find((outcome) => outcome.row.id === parcel.id)?.problems
    return showRow(config, parcel, { lastUsed, typed: row, refused })
  })
  const wrong = rows.some(({ problems }) => problems.length > 0)
  return c.render(
    <PackingPage
      shop={config.shop}
      rows={rows}
      all={parcels.map(({ id }) => id)}
      tell={tell}
      unsaved={typed.length > 0}
      notice={checked ? <Checked wrong={wrong} /> : notice}
    />,
    { title: parcelWords().packing.title },
  )
}
