import shop from '../../src/index.ts'

const greek = new WeakMap<CloudflareBindings, CloudflareBindings>()

/** One environment for all requests: the shop reads its configuration once for each. */
function inGreek(env: CloudflareBindings): CloudflareBindings {
  const known = greek.get(env) ?? { ...env, SHOP: { ...(env.SHOP as object), locale: 'el-GR' } }
  greek.set(env, known as CloudflareBindings)
  return known as CloudflareBindings
}

/** The shop's Worker in the pseudo-locale, for journeys, which replace the language module too. */
export default {
  fetch: (request, env, context) => shop.fetch(request, inGreek(env), context),
  scheduled: (event, env, context) => shop.scheduled(event, inGreek(env), context),
  queue: (batch, env) => shop.queue(batch, inGreek(env)),
} satisfies ExportedHandler<CloudflareBindings, { mail: string }>
