import shop from '../../src/index.ts'
import { seedOrders } from './desk-orders/seed-orders.ts'

/**
 * The shop of `npm run dev`: pictures that are not in `static` yet come from the stand-ins, and an
 * empty desk is filled.
 */
export default {
  ...shop,
  async fetch(
    request: Request,
    env: CloudflareBindings & { STAND_INS: string },
    c: ExecutionContext,
  ) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/pictures/')) return fetch(env.STAND_INS + pathname)
    if (pathname === '/stand-ins/orders') return Response.json(await seedOrders(env))
    return shop.fetch(request, env, c)
  },
}
