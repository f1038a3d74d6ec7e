import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { actId } from '../../../admin/act.ts'
import type { DeskEnv } from '../../../admin/env.ts'
import { Notice } from '../../../admin/parts/notice.tsx'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { previewMail } from '../../write-mail.ts'
import { correctParcel } from './correct-parcel.ts'
import { parcelId } from './forms.ts'
import { noticeOf } from './notices.tsx'
import { openHistory } from './open-history.ts'
import { openSlips } from './open-slips.ts'
import { type PackingRow, problemsOf, type RowProblem, readRows } from './packing-form.ts'
import { carriersLastUsed, historyOfParcel, parcelsOfIds, unitsOfParcels } from './queries.ts'
import { stateOf } from './rules.ts'
import { carrierName, showRow } from './show-packing.ts'
import { MailPage } from './views/mail-page.tsx'
import { ParcelPage } from './views/parcel-page.tsx'
import { parcelWords } from './words.ts'

/** The page of one parcel, and its mails before they are sent. */
export const oneParcelRoutes = new Hono<DeskEnv>()

oneParcelRoutes.get(patterns.deskParcel, async (c) => {
  const found = await readParcel(c)
  return found ? renderParcel(c, found, { notice: noticeOf(c.req.query()) }) : c.notFound()
})

/** Corrects carrier and number. */
oneParcelRoutes.post(patterns.deskParcel, async (c) => {
  const form = await readForm(c)
  const [act, [row]] = [actId.safeParse(form.act), readRows(form, 1)]
  const id = c.req.param('parcel')
  if (!act.success || row?.id !== id) return c.redirect(paths.deskParcel(id), 303)
  const found = await readParcel(c)
  if (!found) return c.notFound()
  const { parcel } = found.slip
  const { insured, signature } = parcel
  // Those were settled when it was sent.
  const typed = { ...row, send: true, insured, signature }
  const problems = problemsOf(c.var.config, typed, {
    ...parcel,
    ...{ deliveryMethod: 'standard', value: 0, version: row.version },
  })
  const conflict = () => {
    c.status(409)
    const said = [carrierName(c.var.config, parcel.carrier ?? ''), parcel.number ?? ''] as const
    const notice = <Notice kind="refused" text={parcelWords().parcel.conflict(...said)} />
    const { version } = parcel
    return renderParcel(c, found, { typed: { ...typed, version }, problems, notice })
  }
  if (problems.length === 0) {
    const told = { ...typed, act: act.data }
    const outcome = await correctParcel(deskContext(c), told)
    if (outcome.ok) return c.redirect(paths.deskParcel(id, { done: 'corrected' }), 303)
    if (outcome.reason === 'changed-meanwhile') return conflict()
    problems.push({ field: 'number', reason: outcome.reason })
  }
  if (row.version !== parcel.version) return conflict()
  c.status(422)
  return renderParcel(c, found, { typed, problems, notice: null })
})

async function readParcel(c: Context<DeskEnv, typeof patterns.deskParcel>) {
  const { db, config } = c.var
  const id = c.req.param('parcel')
  const [rows, units, entries, lastUsed] = await db.batch([
    parcelsOfIds(db, [id]),
    unitsOfParcels(db, [id]),
    historyOfParcel(db, id),
    carriersLastUsed(db),
  ])
  const [slip] = await openSlips(config, rows, units)
  return slip ? { slip, entries, lastUsed } : null
}

async function renderParcel(
  c: Context<DeskEnv>,
  { slip, entries, lastUsed }: NonNullable<Awaited<ReturnType<typeof readParcel>>>,
  shown: { typed?: PackingRow; problems?: RowProblem[]; notice: Child },
) {
  const { config } = c.var
  const { parcel } = slip
  const state = stateOf(parcel, todayIn(config.shop.time_zone))
  const { id, version, carrier, number, link, insured, signature } = parcel
  const stored = { id, version, insured, signature, send: true, keep: false }
  const typed = shown.typed ?? {
    ...stored,
    ...{ carrier: carrier ?? '', number: number ?? '', link: link ?? '' },
  }
  const isUnderWay = state === 'sent' || state === 'overdue'
  return c.render(
    <ParcelPage
      shop={config.shop}
      slip={slip}
      state={state}
      carrierName={carrierName(config, carrier ?? '')}
      events={await openHistory(config, parcel, entries)}
      row={
        isUnderWay
          ? showRow(config, parcel, { lastUsed, typed, refused: shown.problems ?? [] }, true)
          : null
      }
      typed={shown.typed !== undefined}
      notice={shown.notice}
    />,
    { title: parcelWords().parcel.title(parcel.orderNumber) },
  )
}

oneParcelRoutes.get(patterns.deskParcelMail, async (c) => {
  const { db, config } = c.var
  const [id, order] = [c.req.param('parcel'), parcelId.safeParse(c.req.query('order'))]
  if (!order.success) return c.notFound()
  const kind = c.req.query('kind') === 'delivered' ? 'parcel-delivered' : 'parcel-sent'
  const mail = await previewMail({ db, config }, kind, { orderId: order.data, detail: id })
  if (!mail) return c.notFound()
  return c.render(<MailPage parcel={id} mail={mail} />, { title: parcelWords().mail.title })
})
