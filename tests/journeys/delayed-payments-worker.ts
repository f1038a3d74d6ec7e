import shop from '../../src/index.ts'

let settings: CloudflareBindings | undefined

/**
 * The shop of an owner who wants delayed ways of paying as well. A variable on the command line
 * would be text, and this one is a table.
 */
const withDelayed = (env: CloudflareBindings): CloudflareBindings => {
  settings ??= { ...env, DELAYED_PAYMENTS: { up_to: 99_999_999, days: 14 } as never }
  return settings
}

export default {
  fetch: (request, env, context) => shop.fetch(request, withDelayed(env), context),
  scheduled: (event, env, context) => shop.scheduled(event, withDelayed(env), context),
  queue: (batch, env, context) => shop.queue(batch, withDelayed(env), context),
} satisfies ExportedHandler<CloudflareBindings, { mail: string }>
