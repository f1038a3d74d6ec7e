import type { Context } from 'hono'
import { paths } from '../paths.ts'
import type { AppEnv } from '../platform/env.ts'
import { log } from '../platform/log.ts'
import { allowedOrder } from './access.ts'
import { type Order, readOrder } from './read-order.ts'
import { orderWords } from './words.ts'

/** The order with this number, if this browser has opened it. One round trip. */
export async function openedOrder(c: Context<AppEnv>, number: string): Promise<Order | null> {
  const id = await allowedOrder(c)
  const order = id ? await readOrder(c.var.db, c.var.config, id) : null
  if (order?.number === number) return order
  log('warn', 'order not opened', { order: number })
  return null
}

/** Answers who has not opened the order, whether there is one or not. */
export const noSuchOrder = (c: Context<AppEnv>) => {
  c.status(404)
  return c.render(<NoSuchOrder />, { title: orderWords().lookUp.title })
}

const NoSuchOrder = () => (
  <section class="narrow">
    <h1>{orderWords().lookUp.closed}</h1>
    <p>{orderWords().lookUp.whyClosed}</p>
    <p>
      <a class="button" href={paths.orderLookUp()}>
        {orderWords().lookUp.sendAgain}
      </a>
    </p>
  </section>
)
