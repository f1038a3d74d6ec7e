import type { Context, Hono } from 'hono'
import type { AppEnv } from '../platform/env.ts'
import { ProblemPage } from '../ui/problem-page.tsx'
import { problemWords } from './words.ts'

/**
 * Responds to a request for an existing address with an unsupported method; null if the method is
 * supported or the address is unknown.
 *
 * A browser that showed the response to a form may request the form's address again, from its
 * address bar or history: it is redirected to the page above, `/cart/add` to the cart. Anything
 * else is 405 with `Allow` (RFC 9110, section 15.5.6).
 */
export function respondToOtherMethod(
  app: Pick<Hono<AppEnv>, 'routes' | 'router'>,
  c: Context<AppEnv>,
): Response | Promise<Response> | null {
  const { path } = c.req
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  const methods = methodsOf(app, path)
  const takesForms =
    app.routes.some((route) => isPostTo(path, route)) ||
    (methods.includes('POST') && !methods.includes('GET'))
  if (method === 'GET' && takesForms) {
    const above = path.slice(0, path.lastIndexOf('/'))
    c.header('Cache-Control', 'no-store')
    if (methodsOf(app, above).includes('GET')) return c.redirect(above, 303)
  }
  if (methods.length === 0 || methods.includes(method)) return null
  c.status(405)
  c.header('Allow', methods.map((each) => (each === 'GET' ? 'GET, HEAD' : each)).join(', '))
  c.header('Cache-Control', 'no-store')
  const { title, text } = problemWords().otherMethod
  return c.render(<ProblemPage title={title} text={text} />, { title, sheet: 'plain' })
}

type Route = Hono<AppEnv>['routes'][number]

/** Compares with the literal path: `/orders/:number` would match `/orders/close` as well. */
const isPostTo = (path: string, route: Route) => route.method === 'POST' && route.path === path

/** Whether something answers GET at a path, not counting middleware. */
export const isAnswered = (app: Pick<Hono<AppEnv>, 'routes' | 'router'>, path: string): boolean =>
  methodsOf(app, path).includes('GET')

/** The methods that a path supports, not counting middleware. */
function methodsOf(app: Pick<Hono<AppEnv>, 'routes' | 'router'>, path: string): string[] {
  const every = new Set(app.routes.map((route) => route.method))
  return [...every].filter(
    (method) =>
      method !== 'ALL' &&
      app.router.match(method, path)[0].some(([[, route]]) => route.method === method),
  )
}
