import { Hono } from 'hono'
import type { DeskEnv } from '../../../admin/env.ts'
import { only } from '../../../admin/guard.ts'
import { patterns } from '../../../paths.ts'
import { openPayments } from '../../../payments/context.ts'
import { dashboardOf } from '../../../payments/providers.ts'
import { wallClock } from '../../../platform/calendar-date.ts'
import { now } from '../../../platform/clock.ts'
import { openPeople } from './open-people.ts'
import { readToDo } from './queries.ts'
import { ToDoPage } from './views/to-do-page.tsx'
import { toDoWords } from './words.ts'

/** Where a day at the desk begins: what waits for somebody. */
export const toDoRoutes = new Hono<DeskEnv>()

toDoRoutes.get(patterns.desk, only('orders'), async (c) => {
  const { db, config } = c.var
  const { shop } = config
  const at = now()
  const today = wallClock(at, shop.time_zone).date
  const payments = openPayments(c.env, config, c.executionCtx)
  const toDo = await readToDo(db, { today, at, timeZone: shop.time_zone })
  const people = await openPeople(config, toDo)
  return c.render(
    <ToDoPage
      {...{ shop, today, toDo }}
      role={c.var.staff.role}
      nameOf={({ id }) => people.get(id) ?? null}
      dashboard={(order) => dashboardOf(payments, order)}
    />,
    { title: toDoWords().title },
  )
})
