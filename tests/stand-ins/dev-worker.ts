import { waitUntil } from 'cloudflare:workers'
import shop from '../../src/index.ts'
import { type EdgeSettings, throughAccess } from './access/edge.ts'
import { visitsBinding } from './analytics-engine/visits-binding.ts'
import { planTraffic, seedDays, type Traffic } from './demo-traffic/seed-traffic.ts'
import { seedOrders } from './desk-orders/seed-orders.ts'

type Bindings = CloudflareBindings &
  EdgeSettings & { ANALYTICS_ACCOUNT?: string; ANALYTICS_DATASET?: string }

/**
 * The shop of `npm run dev`: pictures that are not in `static` yet come from the stand-ins, whoever
 * comes to the desk has come through the stand-in for Cloudflare Access, visits go to the one for
 * Analytics Engine, and an empty desk and its
 * statistics are filled.
 */
export default {
  async fetch(request: Request, env: Bindings, c: ExecutionContext) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/pictures/')) return fetch(env.STAND_INS + pathname)
    if (pathname === '/stand-ins/orders') return Response.json(await seedOrders(env))
    if (pathname === '/stand-ins/visits')
      return Response.json(
        request.method === 'POST'
          ? await seedDays(env, await request.json<Traffic>())
          : await planTraffic(env),
      )
    const through = await throughAccess(request, env)
    return through instanceof Response ? through : shop.fetch(through, recording(env), c)
  },
  scheduled: (event: ScheduledController, env: Bindings, c: ExecutionContext) =>
    shop.scheduled(event, recording(env), c),
  queue: (batch: Parameters<typeof shop.queue>[0], env: Bindings, c: ExecutionContext) =>
    shop.queue(batch, recording(env), c),
}

let known: CloudflareBindings | undefined

/** The bindings, of which `VISITS` stores; the same for all requests, as the shop reads them once. */
function recording(env: Bindings): CloudflareBindings {
  const { STAND_INS: origin, ANALYTICS_ACCOUNT: account, ANALYTICS_DATASET: dataset } = env
  if (!account) return env
  const to = { origin, account, dataset: dataset ?? 'jegem_visits' }
  known ??= { ...env, VISITS: visitsBinding(to, waitUntil) }
  return known
}
