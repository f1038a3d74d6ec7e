import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { patterns } from '../../../paths.ts'
import { wallClock } from '../../../platform/calendar-date.ts'
import { now } from '../../../platform/clock.ts'
import { previewMail } from '../../write-mail.ts'
import { parcelId } from './forms.ts'
import { noticeOf } from './notices.tsx'
import { openHistory } from './open-history.ts'
import { openSlips } from './open-slips.ts'
import { historyOfParcel, parcelsOfIds, unitsOfParcels } from './queries.ts'
import { stateOf } from './rules.ts'
import { carrierName } from './show-packing.ts'
import { MailPage } from './views/mail-page.tsx'
import { ParcelPage } from './views/parcel-page.tsx'
import { parcelWords } from './words.ts'

/** The page of one parcel, and its mails before they are sent. */
export const oneParcelRoutes = new Hono<DeskEnv>()

oneParcelRoutes.get(patterns.deskParcel, async (c) => {
  const { db, config } = c.var
  const id = c.req.param('parcel')
  const [rows, units, entries] = await db.batch([
    parcelsOfIds(db, [id]),
    unitsOfParcels(db, [id]),
    historyOfParcel(db, id),
  ])
  const [slip] = await openSlips(config, rows, units)
  if (!slip) return c.notFound()
  const { parcel } = slip
  const today = wallClock(now(), config.shop.time_zone).date
  return c.render(
    <ParcelPage
      shop={config.shop}
      slip={slip}
      state={stateOf(parcel, today)}
      carrierName={carrierName(config, parcel.carrier ?? '')}
      events={await openHistory(config, parcel, entries)}
      notice={noticeOf(c.req.query())}
    />,
    { title: parcelWords().parcel.title(parcel.orderNumber) },
  )
})

oneParcelRoutes.get(patterns.deskParcelMail, async (c) => {
  const { db, config } = c.var
  const [id, order] = [c.req.param('parcel'), parcelId.safeParse(c.req.query('order'))]
  if (!order.success) return c.notFound()
  const kind = c.req.query('kind') === 'delivered' ? 'parcel-delivered' : 'parcel-sent'
  const mail = await previewMail({ db, config }, kind, { orderId: order.data, detail: id })
  if (!mail) return c.notFound()
  return c.render(<MailPage parcel={id} mail={mail} />, { title: parcelWords().mail.title })
})
