import shop from '../../src/index.ts'

/** The shop of `npm run dev`: pictures that are not in `static` yet come from the stand-ins. */
export default {
  ...shop,
  fetch(request: Request, env: CloudflareBindings & { STAND_INS: string }, c: ExecutionContext) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/pictures/')) return fetch(env.STAND_INS + pathname)
    return shop.fetch(request, env, c)
  },
}
