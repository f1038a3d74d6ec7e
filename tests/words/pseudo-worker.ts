import shop from '../../src/index.ts'

/** The shop's Worker in the pseudo-locale, for a browser. Runs only where a journey starts it, with the language beside. */
const speaking = new WeakMap<CloudflareBindings, CloudflareBindings>()

/** One environment for all requests: the shop reads its configuration once for each. */
function inGreek(env: CloudflareBindings): CloudflareBindings {
  const known = speaking.get(env) ?? { ...env, SHOP: { ...(env.SHOP as object), locale: 'el-GR' } }
  speaking.set(env, known as CloudflareBindings)
  return known as CloudflareBindings
}

export default {
  fetch: (request, env, context) => shop.fetch(request, inGreek(env), context),
  scheduled: (event, env, context) => shop.scheduled(event, inGreek(env), context),
  queue: (batch, env) => shop.queue(batch, inGreek(env)),
} satisfies ExportedHandler<CloudflareBindings, { mail: string }>
