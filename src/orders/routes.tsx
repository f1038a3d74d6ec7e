import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import { type Outbox, outboxOf } from '../mail/outbox.ts'
import { areas, paths, patterns } from '../paths.ts'
import { todayIn } from '../platform/calendar-date.ts'
import { now } from '../platform/clock.ts'
import type { Config, Shop } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import type { AppEnv } from '../platform/env.ts'
import { fellIntoTrap, readSentTime } from '../platform/form-trap.ts'
import { logFailure } from '../platform/log.ts'
import { outLink } from '../platform/out-links.ts'
import { limited } from '../platform/rate-limit.ts'
import { readForm } from '../platform/read-form.ts'
import { emptyForm, fieldErrors } from '../ui/form-field.tsx'
import { tooOften } from '../ui/too-often.tsx'
import { uiWords } from '../ui/words.ts'
import { allowedOrder, forgetOrder } from './access.ts'
import { lookUpForm } from './forms.ts'
import { openByLink } from './open-by-link.ts'
import { noSuchOrder, openedOrder } from './opened-order.tsx'
import type { Progress } from './progress.ts'
import { orderById, useForm } from './queries.ts'
import type { Order } from './read-order.ts'
import { isPaidByLink, readOrderNumber } from './rules.ts'
import { sendLink } from './send-link.ts'
import { LookUpPage } from './views/look-up-page.tsx'
import { OrderPage } from './views/order-page.tsx'
import { orderWords } from './words.ts'

/** What becomes of an order once it is paid: those who know hand it in. */
type Parcels = {
  /** Null: nobody has paid for it. */
  readProgress(db: Db, config: Config, order: Order): Promise<Progress | null>
  /** Notes that a parcel of this order has arrived; once, however often it is said. */
  noteArrived(outbox: Outbox, parcel: { id: string; orderId: string }): Promise<unknown>
}

/** What a shopper can do with the pieces of an order: those who know hand it in. */
type Aftercare<A> = {
  /** Null: nothing. One round trip at most. */
  readAftercare(db: Db, config: Config, order: Order): Promise<A | null>
  /** Renders it, below the lines of the order. */
  AftercareSection: FC<{ shop: Shop; order: Order; aftercare: A }>
}

/** How an order is paid for by the link that staff sent: those who know hand it in. */
type Payment = {
  /** Names of the providers that are on. */
  providersOn(config: Config): string[]
  /** Renders the choice between them, and the way to the page of one. */
  PayNow: FC<{ order: Order; providers: string[] }>
}

/** The same with links to the carriers' sites as out links. */
async function led(config: Config, progress: Progress | null): Promise<Progress | null> {
  if (!progress) return null
  const parcels = progress.parcels.map(async (parcel) => ({
    ...parcel,
    link: parcel.link && (await outLink(config, parcel.link)),
  }))
  return { ...progress, parcels: await Promise.all(parcels) }
}

/** The look-up of orders, and the page of one. */
export function orderRoutes<A>(handedIn: Parcels & Payment & Aftercare<A>): Hono<AppEnv> {
  const { AftercareSection, PayNow } = handedIn
  const routes = new Hono<AppEnv>()

  routes.use(areas.orders, async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
    // Tells other sites nothing. `no-referrer` would also keep our own forms from telling their origin.
    c.header('Referrer-Policy', 'same-origin')
    c.header('X-Robots-Tag', 'noindex')
  })

  routes.get(patterns.orderLookUp, (c) =>
    c.render(<LookUpPage form={emptyForm} />, { title: orderWords().lookUp.title }),
  )

  routes.post(patterns.orderLookUp, async (c) => {
    if (await limited(c, 'FORM_LIMIT', 'order look-up')) return tooOften(c)
    const body = await readForm(c)
    const typed = { number: body.number ?? '', email: body.email ?? '' }
    const again = (notice: string) => {
      c.status(422)
      return c.render(<LookUpPage form={{ values: typed, errors: {} }} notice={notice} />, {
        title: orderWords().lookUp.title,
      })
    }
    // With the usual answer, a person whose browser filled in the field would wait for a mail in
    // vain.
    if (fellIntoTrap(body, 'order look-up')) return again(uiWords().formTrap.notByHand)
    const form = lookUpForm.safeParse(typed)
    if (!form.success || form.data.number === null || form.data.email === null) {
      c.status(422)
      const errors = form.success ? {} : fieldErrors(form.error)
      return c.render(<LookUpPage form={{ values: typed, errors }} />, {
        title: orderWords().lookUp.title,
      })
    }
    const sent = await readSentTime(c.var.config.TOKEN_KEY, body, 'order look-up')
    if (sent.refused === 'too-soon') return again(uiWords().formTrap.veryQuick)
    if (await limited(c, 'MAIL_LIMIT', 'order link')) return tooOften(c)
    if (sent.refused || (await useForm(c.var.db, sent.number, now())).length === 0)
      return again(uiWords().formTrap.sentBefore)
    // After the answer, so that its time does not tell whether there is such an order.
    const outbox = outboxOf(c)
    const asked = { number: form.data.number, email: form.data.email }
    c.executionCtx.waitUntil(
      sendLink(outbox, asked).catch((error) => logFailure('order link not sent', error)),
    )
    return c.render(<LookUpPage form={emptyForm} sent />, { title: orderWords().lookUp.title })
  })

  routes.get(patterns.order, async (c) => {
    const number = readOrderNumber(c.req.param('number'))
    if (!number) return c.notFound()
    const token = c.req.query('token')
    if (token) {
      await openByLink(c, number, token)
      // Known or not, the token leaves the address bar and the history.
      return c.redirect(paths.order(number), 303)
    }
    const order = await openedOrder(c, number)
    if (!order) return noSuchOrder(c)
    const { config } = c.var
    const [read, aftercare] = await Promise.all([
      handedIn.readProgress(c.var.db, config, order),
      handedIn.readAftercare(c.var.db, config, order),
    ])
    const progress = await led(config, read)
    const { shop } = config
    const today = todayIn(shop.time_zone)
    return c.render(
      <OrderPage
        {...{ shop, order, progress, today }}
        pay={
          isPaidByLink(order) && <PayNow {...{ order, providers: handedIn.providersOn(config) }} />
        }
      >
        {aftercare && <AftercareSection {...{ shop, order, aftercare }} />}
      </OrderPage>,
      { title: orderWords().order.title(order.number) },
    )
  })

  /** The page of an order asks whether a parcel has arrived; here the shopper says so. */
  routes.post(patterns.orderArrived, async (c) => {
    if (await limited(c, 'FORM_LIMIT', 'parcel arrived')) return tooOften(c)
    const { parcel: id = '' } = await readForm(c)
    const orderId = await allowedOrder(c)
    const [order] = orderId ? await orderById(c.var.db, orderId) : []
    if (!order) return noSuchOrder(c)
    const outbox = outboxOf(c)
    await handedIn.noteArrived(outbox, { id, orderId: order.id })
    // Whatever became of it, the page shows where the parcel is now.
    return c.redirect(`${paths.order(order.number)}#parcels`, 303)
  })

  /** For a computer that others use as well. */
  routes.post(patterns.orderClose, async (c) => {
    if (await limited(c, 'FORM_LIMIT', 'order look-up')) return tooOften(c)
    forgetOrder(c)
    return c.redirect(paths.orderLookUp(), 303)
  })

  return routes
}
