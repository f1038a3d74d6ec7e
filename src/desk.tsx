import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { authenticate } from './admin/authenticate.ts'
import type { DeskEnv } from './admin/env.ts'
import { logRoutes } from './admin/log/routes.tsx'
import { respondNotAtTheDesk, respondToRefusal } from './admin/respond-to-refusal.tsx'
import { adminRoutes } from './admin/routes.ts'
import { staffRoutes } from './admin/staff/routes.tsx'
import { staffWords } from './admin/staff/words.ts'
import { DeskFrame } from './admin/views/desk-frame.tsx'
import { adminWords } from './admin/words.ts'
import { deskServiceRoutes } from './aftercare/services/admin/routes.tsx'
import { serviceDeskWords } from './aftercare/services/admin/words.ts'
import { newOrderRoutes } from './checkout/admin/routes.tsx'
import { newOrderWords } from './checkout/admin/words.ts'
import { packDeskSheets, sheetsOf } from './desk-sheets.ts'
import { benchRoutes } from './fulfilment/admin/bench/routes.ts'
import { benchWords } from './fulfilment/admin/bench/words.ts'
import { changeRoutes } from './fulfilment/admin/changes/routes.tsx'
import { disputeRoutes } from './fulfilment/admin/disputes/routes.tsx'
import { orderPageRoutes } from './fulfilment/admin/order/routes.tsx'
import { orderPageWords } from './fulfilment/admin/order/words.ts'
import { orderListRoutes } from './fulfilment/admin/orders/routes.tsx'
import { parcelRoutes } from './fulfilment/admin/parcels/routes.tsx'
import { refundDeskRoutes } from './fulfilment/admin/refunds/routes.ts'
import { deskReturnRoutes } from './fulfilment/admin/returns/routes.tsx'
import { returnDeskWords } from './fulfilment/admin/returns/words.ts'
import { toDoRoutes } from './fulfilment/admin/to-do/routes.tsx'
import { strandedMailRoutes } from './fulfilment/admin/undelivered/routes.tsx'
import { strandedMailWords } from './fulfilment/admin/undelivered/words.ts'
import { handOver } from './fulfilment/hand-over.ts'
import { fulfilmentWords } from './fulfilment/words.ts'
import { campaignRoutes } from './newsletter/admin/campaigns/routes.tsx'
import { campaignWords } from './newsletter/admin/campaigns/words.ts'
import { importRoutes } from './newsletter/admin/imports/routes.tsx'
import { importWords } from './newsletter/admin/imports/words.ts'
import { subscriberRoutes } from './newsletter/admin/subscribers/routes.tsx'
import { subscriberWords } from './newsletter/admin/subscribers/words.ts'
import { topicRoutes } from './newsletter/admin/topics/routes.tsx'
import { topicWords } from './newsletter/admin/topics/words.ts'
import { orderOfEntry } from './orders/desk-queries.ts'
import { orderWords } from './orders/words.ts'
import { paths } from './paths.ts'
import { journalRoutes } from './payments/admin/journal/routes.tsx'
import { journalWords } from './payments/admin/journal/words.ts'
import { paymentWords } from './payments/words.ts'
import type { AppEnv } from './platform/env.ts'
import { securityHeaders } from './platform/security.ts'
import { respondToError } from './problems/answers.tsx'
import { respondToOtherMethod } from './problems/other-methods.tsx'
import { sheets } from './sheets.ts'
import { audienceRoutes } from './statistics/admin/audience/routes.tsx'
import { statisticsFileRoutes } from './statistics/admin/export.ts'
import { overviewRoutes } from './statistics/admin/overview/routes.tsx'
import { shopFigureRoutes } from './statistics/admin/shop/routes.tsx'
import { siteRoutes } from './statistics/admin/site/routes.tsx'
import { statisticsWords } from './statistics/words.ts'

/**
 * The owner's desk as an app of its own, made when somebody first comes: the door, and the screens
 * of each slice.
 *
 * @param equip sets what every handler works with
 * @param isThere whether the shop has something at a path
 */
export function createDesk(
  equip: MiddlewareHandler<AppEnv>,
  isThere: (c: Context<AppEnv>, path: string) => Promise<boolean>,
): Hono<DeskEnv> {
  const desk = new Hono<DeskEnv>()
  const deskSheets = packDeskSheets()
  // Who is refused sees a page in the shop's frame.
  const { plain, announcement } = sheets
  desk.use(securityHeaders([...Object.values(deskSheets), plain, announcement]))
  desk.use(equip)
  desk.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'same-origin')
    c.header('X-Robots-Tag', 'noindex')
  })
  desk.use(authenticate)
  desk.use(async (c, next) => {
    const { shop } = c.var.config
    c.set('isThere', (path) => isThere(c as never, path))
    c.setRenderer((content, { title, print }) =>
      c.html(
        <DeskFrame
          shop={shop}
          title={title}
          styles={sheetsOf(deskSheets, c.req.path, print ?? false)}
          staff={c.var.staff}
          path={c.req.path}
          print={print}
        >
          {content}
        </DeskFrame>,
      ),
    )
    await next()
  })
  desk.route('/', adminRoutes)
  desk.route('/', benchRoutes)
  desk.route('/', disputeRoutes)
  desk.route('/', strandedMailRoutes)
  desk.route('/', newOrderRoutes({ handOver }))
  desk.route('/', orderPageRoutes)
  desk.route('/', changeRoutes)
  desk.route('/', refundDeskRoutes)
  desk.route('/', toDoRoutes)
  desk.route('/', orderListRoutes)
  desk.route('/', staffRoutes)
  desk.route('/', logRoutes(logWordsOfSlices, orderOfEntry()))
  desk.route('/', parcelRoutes)
  desk.route('/', deskReturnRoutes)
  desk.route('/', deskServiceRoutes)
  desk.route('/', journalRoutes)
  desk.route('/', overviewRoutes)
  desk.route('/', audienceRoutes)
  desk.route('/', statisticsFileRoutes)
  desk.route('/', shopFigureRoutes)
  desk.route('/', siteRoutes)
  desk.route('/', campaignRoutes)
  desk.route('/', topicRoutes)
  desk.route('/', importRoutes)
  desk.route('/', subscriberRoutes)
  desk.notFound((c) => respondToOtherMethod(desk as never, c as never) ?? respondNotAtTheDesk(c))
  desk.onError(
    (error, c) => respondToRefusal(error, c) ?? respondToError(sheets.plain)(error, c as never),
  )
  return desk
}

/** What each slice calls, in the log, what it notes. */
const logWordsOfSlices = () => [
  orderWords().log,
  {
    ...newOrderWords().log,
    values: { origin: newOrderWords().customer.origins, way: newOrderWords().customer.ways },
  },
  paymentWords().log,
  { ...strandedMailWords().log, pages: { mail: () => paths.deskMails({ show: 'settled' }) } },
  {
    ...fulfilmentWords().log,
    values: {
      stage: benchWords().stages,
      waitsFor: benchWords().waits,
      condition: returnDeskWords().conditions,
      reason: returnDeskWords().reasons,
    },
  },
  {
    ...staffWords().log,
    values: { role: adminWords().roles },
    pages: { staff: (id: string) => paths.deskStaffMember(id) },
  },
  serviceDeskWords().log,
  journalWords().log,
  statisticsWords().log,
  {
    ...importWords().log,
    pages: { 'subscriber-import': (id: string) => paths.deskSubscriberImport(id) },
  },
  {
    ...campaignWords().log,
    values: { campaignState: campaignWords().states },
    pages: { campaign: (id: string) => paths.deskCampaign(id) },
  },
  { ...subscriberWords().log, pages: { subscriber: (id: string) => paths.deskSubscriber(id) } },
  { ...topicWords().log, pages: { topic: (id: string) => paths.deskTopic(id) } },
  { ...orderPageWords().log, pages: { order: (id: string) => paths.deskOrder(id) } },
]
