import { type Context, Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { searchedFor } from '../../../orders/search/order-keys.ts'
import { paths, patterns } from '../../../paths.ts'
import { wallClock } from '../../../platform/calendar-date.ts'
import { now } from '../../../platform/clock.ts'
import { readForm } from '../../../platform/read-form.ts'
import { type Sealed, seal, unseal } from '../../../platform/sealing.ts'
import { ifItOpens, openNames } from './open-names.ts'
import { firstFound, listOrders, type OrderListRow, ROWS, searchOrders } from './queries.ts'
import { cursorText, readCursor, readFilter, sortOf } from './rules.ts'
import { FoundPage, OrdersPage } from './views/orders-page.tsx'
import { orderListWords } from './words.ts'

/** The list of orders, and the box in which one is looked for. */
export const orderListRoutes = new Hono<DeskEnv>()

orderListRoutes.get(patterns.deskOrders, only('orders'), async (c) => {
  const { db, config } = c.var
  const found = c.req.query('found')
  if (found) return showFound(c, found)
  const { shop, DELIVERY } = config
  const filter = readFilter(c.req.query())
  const at = now()
  const today = wallClock(at, shop.time_zone).date
  const after = readCursor(c.req.query('after'))
  const orders = await listOrders(db, filter, { today, at, timeZone: shop.time_zone, after })
  const last = lastOf(orders)
  const value = { newest: last?.placedAt, promised: last?.readyBy, arrival: last?.deliverBy }
  const from = last && cursorText({ value: String(value[sortOf(filter)]), id: last.id })
  return c.render(
    <OrdersPage
      {...{ shop, today, filter }}
      countries={[...new Set(DELIVERY.flatMap(({ countries }) => countries))].sort()}
      rows={await openNames(config, orders.slice(0, ROWS))}
      first={after ? paths.deskOrders(filter) : undefined}
      next={from && paths.deskOrders({ ...filter, after: from })}
    />,
    { title: orderListWords().title },
  )
})

/** Leads to the order that is looked for, or to those that may be meant. Changes nothing. */
orderListRoutes.post(patterns.deskOrders, only('orders'), async (c) => {
  const { db, config } = c.var
  const typed = ((await readForm(c)).q ?? '').slice(0, MOST_TYPED).trim()
  if (!typed) return c.redirect(paths.deskOrders(), 303)
  const searched = await searchedFor(config, typed)
  const [first, second] = await firstFound(db, searched)
  if (first && (!second || first.number === searched.number))
    return c.redirect(paths.deskOrder(first.number), 303)
  const found = await seal(config.sealingKeys, SEARCH, typed)
  return c.redirect(paths.deskOrders({ found }), 303)
})

const MOST_TYPED = 100

/** What is looked for may be a name: sealed, it can be in an address. */
const SEARCH = 'search.orders:typed'

async function showFound(c: Context<DeskEnv>, found: string) {
  const { db, config } = c.var
  const typed = await ifItOpens(unseal(config.sealingKeys, SEARCH, found as Sealed))
  if (typed === null) return c.redirect(paths.deskOrders(), 303)
  const at = now()
  const searched = await searchedFor(config, typed)
  const orders = await searchOrders(db, searched, at, readCursor(c.req.query('after')))
  const last = lastOf(orders)
  const after = last && cursorText({ value: String(last.placedAt), id: last.id })
  return c.render(
    <FoundPage
      shop={config.shop}
      today={wallClock(at, config.shop.time_zone).date}
      typed={typed}
      rows={await openNames(config, orders.slice(0, ROWS))}
      next={after && paths.deskOrders({ found, after })}
    />,
    { title: orderListWords().title },
  )
}

/** The last row of the page, if there are rows after it. */
const lastOf = (orders: OrderListRow[]) => (orders.length > ROWS ? orders[ROWS - 1] : undefined)
