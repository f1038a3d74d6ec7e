import shop from '../../src/index.ts'
import { type EdgeSettings, throughAccess } from './access/edge.ts'
import { seedOrders } from './desk-orders/seed-orders.ts'

/**
 * The shop of `npm run dev`: pictures that are not in `static` yet come from the stand-ins, whoever
 * comes to the desk has come through the stand-in for Cloudflare Access, and an empty desk is
 * filled.
 */
export default {
  ...shop,
  async fetch(request: Request, env: CloudflareBindings & EdgeSettings, c: ExecutionContext) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/pictures/')) return fetch(env.STAND_INS + pathname)
    if (pathname === '/stand-ins/orders') return Response.json(await seedOrders(env))
    const through = await throughAccess(request, env)
    return through instanceof Response ? through : shop.fetch(through, env, c)
  },
}
