import shop from '../../src/index.ts'
import { type EdgeSettings, throughAccess } from '../stand-ins/access/edge.ts'

const greek = new WeakMap<CloudflareBindings, CloudflareBindings>()

/** One environment for all requests: the shop reads its configuration once for each. */
function inGreek(env: CloudflareBindings): CloudflareBindings {
  const known = greek.get(env) ?? { ...env, SHOP: { ...(env.SHOP as object), locale: 'el-GR' } }
  greek.set(env, known as CloudflareBindings)
  return known as CloudflareBindings
}

/** The shop's Worker in the pseudo-locale, for journeys, which replace the language module too. */
export default {
  // Whoever sends a parcel in a journey comes to the desk through the stand-in for Access.
  async fetch(request, env, context) {
    const through = await throughAccess(request, env)
    return through instanceof Response ? through : shop.fetch(through, inGreek(env), context)
  },
  scheduled: (event, env, context) => shop.scheduled(event, inGreek(env), context),
  queue: (batch, env, context) => shop.queue(batch, inGreek(env), context),
} satisfies ExportedHandler<CloudflareBindings & EdgeSettings, { mail: string }>
