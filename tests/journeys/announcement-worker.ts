import shop from '../../src/index.ts'

let settings: CloudflareBindings | undefined

/** The shop of an owner who announces something: a line that breaks on a phone, and a link. */
export default {
  fetch: (request, env, context) => {
    const announcement = {
      text: 'Engraved for the holidays: order by 14 December, and it arrives in time',
      path: '/collections/rings',
    }
    settings ??= { ...env, SHOP: { ...(env.SHOP as object), announcement } }
    return shop.fetch(request, settings, context)
  },
} satisfies ExportedHandler<CloudflareBindings>
