import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { WITHDRAWAL_DAYS } from '../../../catalog/rules/returns.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { packOrders } from '../../pack-orders.ts'
import { deliverParcels } from './deliver-parcels.ts'
import { deliveredForm, packForm, slipIds } from './forms.ts'
import { noticeOf } from './notices.tsx'
import { openSlips } from './open-slips.ts'
import { packingRoutes } from './packing-routes.tsx'
import { oneParcelRoutes } from './parcel-routes.tsx'
import {
  ordersToSend,
  parcelsBeingPacked,
  parcelsOfIds,
  parcelsUnderWay,
  SHOWN,
  unitsOfParcels,
  unitsToSend,
} from './queries.ts'
import { openParcels } from './read-parcels.ts'
import { openOrdersToSend } from './read-to-send.ts'
import { stateOf } from './rules.ts'
import { carrierName } from './show-packing.ts'
import { Overview } from './views/overview.tsx'
import { Slips } from './views/slip.tsx'
import { parcelWords } from './words.ts'

export const parcelRoutes = new Hono<DeskEnv>()

parcelRoutes.use(patterns.deskParcels, only('parcels'))
parcelRoutes.use(`${patterns.deskParcels}/*`, only('parcels'))

parcelRoutes.get(patterns.deskParcels, async (c) => {
  const { db, config } = c.var
  const [orders, units, packed, underWay] = await db.batch([
    ordersToSend(db),
    unitsToSend(db),
    parcelsBeingPacked(db),
    parcelsUnderWay(db),
  ])
  const today = todayIn(config.shop.time_zone)
  const opened = await openParcels(config, underWay.slice(0, SHOWN.underWay))
  return c.render(
    <Overview
      shop={config.shop}
      today={today}
      orders={await openOrdersToSend(config, orders.slice(0, SHOWN.toSend), units, today)}
      cut={orders.length > SHOWN.toSend}
      beingPacked={packed.map(({ id }) => id)}
      underWay={opened.map((parcel) => ({
        ...parcel,
        carrierName: carrierName(config, parcel.carrier ?? ''),
        overdue: stateOf(parcel, today) === 'overdue',
      }))}
      underWayCut={underWay.length > SHOWN.underWay}
      notice={noticeOf(c.req.query())}
    />,
    { title: parcelWords().title },
  )
})

parcelRoutes.post(patterns.deskParcels, async (c) => {
  const form = packForm.safeParse(await c.req.parseBody({ all: true }))
  if (!form.success) return c.redirect(paths.deskParcels(), 303)
  const { act, orders } = form.data
  if (orders.length === 0) return c.redirect(paths.deskParcels({ done: 'nothing' }), 303)
  const { shipments } = await packOrders(deskContext(c), { act, orderIds: orders })
  if (shipments.length === 0) return c.redirect(paths.deskParcels({ done: 'none-ready' }), 303)
  return c.redirect(paths.deskPacking({ done: 'packed', count: `${shipments.length}` }), 303)
})

parcelRoutes.get(patterns.deskSlips, async (c) => {
  const ids = slipIds.safeParse(c.req.query('parcels') ?? '')
  if (!ids.success) return c.notFound()
  const { db, config } = c.var
  const [parcels, units] = await db.batch([
    parcelsOfIds(db, ids.data),
    unitsOfParcels(db, ids.data),
  ])
  const live = parcels.filter(({ cancelledAt }) => cancelledAt === null)
  if (live.length === 0) return c.notFound()
  const slips = await openSlips(config, live, units)
  return c.render(<Slips shop={config.shop} slips={slips} returnDays={WITHDRAWAL_DAYS} />, {
    title: parcelWords().slips.title,
    print: true,
  })
})

parcelRoutes.post(patterns.deskParcelsDelivered, async (c) => {
  const form = deliveredForm.safeParse(await c.req.parseBody({ all: true }))
  if (!form.success) return c.redirect(paths.deskParcels(), 303)
  const { act, parcels, tell } = form.data
  if (parcels.length === 0) return c.redirect(paths.deskParcels({ done: 'nothing' }), 303)
  const told = { act, parcels, tell: tell !== undefined }
  const delivered = await deliverParcels(deskContext(c), told)
  const done = delivered < parcels.length ? 'some-delivered' : 'delivered'
  return c.redirect(paths.deskParcels({ done, count: `${delivered}` }), 303)
})

parcelRoutes.route('/', packingRoutes)
parcelRoutes.route('/', oneParcelRoutes)
