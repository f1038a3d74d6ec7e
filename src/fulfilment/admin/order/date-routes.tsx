import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { delayedDates } from '../../../delivery/rules/promised-dates.ts'
import { deskContext } from '../../../orders/desk-context.ts'
import { paths, patterns } from '../../../paths.ts'
import { todayIn } from '../../../platform/calendar-date.ts'
import { readForm } from '../../../platform/read-form.ts'
import { delayOrder } from '../../delay-order.ts'
import { mailOfOrder } from '../../write-mail.ts'
import { findOrder } from './find-order.tsx'
import { dateForm, day } from './forms.ts'
import type { DeskOrder } from './read-order.ts'
import { DatePage } from './views/date-page.tsx'
import { orderPageWords } from './words.ts'

/** A new day by which an order is ready: chosen, shown with its mail, then moved. */
export const dateRoutes = new Hono<DeskEnv>()

dateRoutes.get(patterns.deskOrderDate, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  return desk ? showDate(c, desk, c.req.query('day')) : c.notFound()
})

dateRoutes.post(patterns.deskOrderDate, only('change-orders'), async (c) => {
  const desk = await findOrder(c)
  if (!desk) return c.notFound()
  const { id, number } = desk.order
  const form = dateForm.safeParse(await readForm(c))
  if (!form.success) return c.redirect(paths.deskOrderDate(number), 303)
  const { act, seen, day: readyBy, tell } = form.data
  const asked = { act, orderId: id, readyBy, seen, tell: tell === 'yes' }
  const result = await delayOrder(deskContext(c), asked)
  if (result.ok) return c.redirect(paths.deskOrder(number, { done: 'delayed' }), 303)
  const present = await findOrder(c)
  if (!present) return c.notFound()
  c.status(result.reason === 'moved-meanwhile' ? 409 : 422)
  return showDate(c, present, readyBy, orderPageWords().refused[result.reason])
})

/** @param typed the day that was chosen, if any; `refused`: why it was not moved to it */
async function showDate(
  c: Context<DeskEnv>,
  desk: DeskOrder,
  typed: string | undefined,
  refused: string | null = null,
) {
  const { config } = c.var
  const { order } = desk
  const words = orderPageWords()
  const today = todayIn(c.var.config.shop.time_zone)
  const chosen = day.safeParse(typed)
  const isEarly =
    chosen.success &&
    (chosen.data < order.readyBy || (chosen.data < today && chosen.data !== order.readyBy))
  const wrong = !chosen.success ? words.dates.noDay : isEarly && words.refused['too-early']
  const mail =
    chosen.success && !isEarly
      ? await mailOfOrder(c.var, 'order-delayed', order, chosen.data)
      : null
  if (typed !== undefined && wrong) c.status(422)
  return c.render(
    <DatePage
      shop={config.shop}
      desk={desk}
      form={{
        values: { day: typed ?? '' },
        errors: typed !== undefined && wrong ? { day: wrong } : {},
      }}
      shown={
        mail && chosen.success
          ? { day: chosen.data, dates: delayedDates(config.shop, order, chosen.data), mail }
          : null
      }
      refused={refused}
      today={today}
    />,
    { title: words.dates.pageTitle(order.number) },
  )
}
